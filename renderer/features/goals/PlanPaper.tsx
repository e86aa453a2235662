// The plan on paper. Shown only when the window prints; it holds what `goal-plan.ts` gives away, and nothing else.
import { createPortal } from 'react-dom'
import { fullDay } from '../../../shared/domain/agreements.ts'
import { planOf } from '../../../shared/domain/goal-plan.ts'
import type { Goal } from '../../../shared/model/goal.ts'
import classes from './Goals.module.css'

interface PlanPaperProps {
  goals: readonly Goal[]
  /** Of the mentee. */
  name: string
  today: string
}

export function PlanPaper({ goals, name, today }: PlanPaperProps) {
  return createPortal(
    <section className={`print-page ${classes.paper ?? ''}`} aria-hidden>
      <h2>Development plan</h2>
      <p>
        <bdi>{name}</bdi>, {fullDay(today)}
      </p>
      {planOf(goals).map((area) => (
        <div key={area.name}>
          <h3>{area.name}</h3>
          {area.goals.map(({ id, title, isTheirs, facts, steps }) => (
            <article key={id}>
              <h4 dir="auto">
                {title}
                {isTheirs && ' (in the mentee’s words)'}
              </h4>
              {facts.map(({ name: fact, text }) => (
                <p key={fact} dir="auto">
                  {fact}: {text}
                </p>
              ))}
              {steps.length > 0 && (
                <ul>
                  {steps.map((step) => (
                    <li key={step.id} dir="auto">
                      {step.isDone ? '☑' : '☐'} {step.text}
                      {step.due !== '' && `, by ${step.due}`}
                    </li>
                  ))}
                </ul>
              )}
            </article>
          ))}
        </div>
      ))}
    </section>,
    document.body,
  )
}
