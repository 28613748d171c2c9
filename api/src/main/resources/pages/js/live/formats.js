// Forms of numbers and times that only this page has.
const DAY = 86_400_000;
const unitsOfDays = new Intl.NumberFormat(undefined, { style: "unit", unit: "day", unitDisplay: "long", maximumFractionDigits: 1 });
const hourMinute = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const ofToday = new Intl.DateTimeFormat(undefined, hourMinute);
const ofTheWeek = new Intl.DateTimeFormat(undefined, { weekday: "short", ...hourMinute });
const ofTheYear = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", ...hourMinute });

export const days = (number) => unitsOfDays.format(number >= 10 ? Math.floor(number) : number);

/** The minute, with its day unless that is today: the weekday for less than a week, else the date. */
export function minuteOfDay(at, now) {
  const moment = new Date(at);
  if (moment.toDateString() === new Date(now).toDateString()) return ofToday.format(moment);
  return (Math.abs(now - moment) < 6 * DAY ? ofTheWeek : ofTheYear).format(moment);
}
