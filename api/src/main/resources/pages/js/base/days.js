/**
 * The same time of the clock so many days before, in the viewer's time zone. Where the clocks skip that time it is an hour
 * later; where they repeat it, it is the first of both.
 */
export function daysBefore(time, days) {
  const then = new Date(time);
  then.setDate(then.getDate() - days);
  return then.getTime();
}
