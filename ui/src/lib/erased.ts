/** What stands in a text where somebody was taken out, and in place of an erased person's name. */
export const ERASED = "█";
