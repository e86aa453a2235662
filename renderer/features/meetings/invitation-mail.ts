// The words of the mail that carries a calendar file: for somebody whose calendar does not show it, everything is in it.
import { isZone } from '../../../shared/domain/meeting-time.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import { sayFullTime } from '../../ui/time.ts'

interface About {
  person: Mentee
  /** The mentor's, IANA. */
  zone: string
  /** It was called off. */
  isOff: boolean
}

/** In the mentee's clock where it is known, else in the mentor's with its zone. */
export function invitationMail(meeting: Meeting, { person, zone, isOff }: About): Pick<Mail, 'subject' | 'text'> {
  const { topic, startsAt, durationMinutes, joinLink, passCode, place } = meeting
  const clock = isZone(person.timeZone) ? person.timeZone : zone
  const when = `${sayFullTime(startsAt, clock)} (${clock.replaceAll('_', ' ')} time)`
  const about = topic === '' ? '' : `: ${topic}`
  const lines = isOff
    ? [`our meeting on ${when} does not take place. The attached file takes it out of your calendar.`]
    : [
        `we meet on ${when}, for ${durationMinutes} minutes.`,
        ...(place === '' ? [] : [`Where: ${place}`]),
        ...(joinLink === '' ? [] : [`Link: ${joinLink}`]),
        ...(passCode === '' ? [] : [`Pass code: ${passCode}`]),
        '',
        'The attached file puts it into your calendar.',
      ]
  return {
    subject: `${isOff ? 'Called off: our meeting' : 'Our meeting'}${about}`.slice(0, 500),
    text: [`Dear ${displayName(person)},`, '', ...lines, ''].join('\n'),
  }
}
