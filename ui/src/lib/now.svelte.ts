/** A clock that moves once a minute, for ages such as 「12分前」. Nothing is decided by it. */
let now = $state(Date.now());
setInterval(() => (now = Date.now()), 60_000);

export function minutesSince(utc: string): number {
  return Math.max(0, Math.floor((now - new Date(utc).getTime()) / 60_000));
}
