// The plan on paper. It holds what `goal-plan.ts` gives away, and nothing else.
import { fullDay } from '../../../shared/domain/agreements.ts'
import { planOf } from '../../../shared/domain/goal-plan.ts'
import type { Goal } from '../../../shared/model/goal.ts'
import { Paper } from '../../app/print/Paper.tsx'
import classes from './Goals.module.css'

interface PlanPaperProps {
  goals: readonly Goal[]
  /** Of the mentee. */
  name: string
  today: string
}

export function PlanPaper({ goals, name, today }: PlanPaperProps) {
  return (
    <Paper title="Development plan" className={classes.paper}>
      <p>
        <bdi>{name}</bdi>, {fullDay(today)}
      </p>
      {planOf(goals).map((area) => (
        <div key={area.name}>
          <h2>{area.name}</h2>
          {area.goals.map(({ id, title, isTheirs, facts, steps }) => (
            <article key={id}>
              <h3 dir="auto">
                {title}
                {isTheirs && ' (in the mentee’s words)'}
              </h3>
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
    </Paper>
  )
}
