/** Whether a part of the office's file was found that cannot be read. */
let found = $state(false);

export const damage = {
  get found(): boolean {
    return found;
  },
};

export function noticeDamage(): void {
  found = true;
}

/** Another office, or the same one restored: what was found belongs to the file before. */
export function forgetDamage(): void {
  found = false;
}
