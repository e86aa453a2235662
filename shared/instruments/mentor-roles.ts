// Eight roles of a mentor as a mix: what counts is the share of each in the whole.
import type { z } from 'zod'
import type { instrument } from '../model/instrument.ts'

export const mentorRoles: z.input<typeof instrument> = {
  id: 'mentor-roles',
  version: 1,
  title: 'Mix of mentor roles',
  purpose:
    'How much of each role there is in your mentoring, as shares of the whole. No mix is the right one; the question is whether it fits this mentee now.',
  citation: 'Roles as listed in teaching on e-mentoring in medical education.',
  licence: 'The labels are facts of the source; everything else is worded for this program and may be copied freely.',
  perspectives: [
    { rater: 'mentor', subject: 'relationship', stem: 'How much of your time with this mentee is …' },
    { rater: 'mentee', subject: 'relationship', stem: 'How much of your time with your mentor is …' },
    { rater: 'mentor', subject: 'mentor', stem: 'How much of your mentoring altogether is …' },
  ],
  when: 'When a mentorship changes its phase.',
  scale: {
    from: 0,
    to: 5,
    anchors: [
      { at: 0, words: 'nothing' },
      { at: 5, words: 'a great deal' },
    ],
  },
  items: [
    { key: 'role-model', label: 'Role model', words: 'showing by example', kind: 'share' },
    { key: 'teacher-or-guide', label: 'Teacher or guide', words: 'explaining and showing the way', kind: 'share' },
    { key: 'advisor', label: 'Advisor', words: 'giving advice', kind: 'share' },
    { key: 'coach', label: 'Coach', words: 'practising with somebody until it works', kind: 'share' },
    { key: 'counsellor', label: 'Counsellor', words: 'hearing what weighs on somebody', kind: 'share' },
    { key: 'facilitator', label: 'Facilitator', words: 'making things possible', kind: 'share' },
    { key: 'sounding-board', label: 'Sounding board', words: 'listening while somebody thinks aloud', kind: 'share' },
    { key: 'leader', label: 'Leader', words: 'deciding and going ahead', kind: 'share' },
  ],
  subscales: [
    { key: 'role-model', title: 'Role model', items: ['role-model'], needs: 1 },
    { key: 'teacher-or-guide', title: 'Teacher or guide', items: ['teacher-or-guide'], needs: 1 },
    { key: 'advisor', title: 'Advisor', items: ['advisor'], needs: 1 },
    { key: 'coach', title: 'Coach', items: ['coach'], needs: 1 },
    { key: 'counsellor', title: 'Counsellor', items: ['counsellor'], needs: 1 },
    { key: 'facilitator', title: 'Facilitator', items: ['facilitator'], needs: 1 },
    { key: 'sounding-board', title: 'Sounding board', items: ['sounding-board'], needs: 1 },
    { key: 'leader', title: 'Leader', items: ['leader'], needs: 1 },
  ],
  scoring: 'share',
  missing: 'Each role is a share of what was answered; a role without an answer has none.',
  notes: 'Shares say what there is more of, not whether it is enough.',
}
