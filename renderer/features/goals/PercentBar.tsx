// How far a goal has come, as a number and a bar below it.
import classes from './Goals.module.css'

/** Nothing noted is said, and has no bar. */
export function PercentBar({ percent }: { percent: number | null }) {
  if (percent === null) return <div className={classes.far}>Not noted</div>
  return (
    <div className={classes.far}>
      {percent} %
      <span className={classes.bar} aria-hidden>
        <span style={{ width: `${percent}%` }} />
      </span>
    </div>
  )
}
