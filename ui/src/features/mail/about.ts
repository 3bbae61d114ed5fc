/** What the contact log says of mails: a line that names nobody. */

/** The longest line the log takes. */
const LINE = 200;

/** The template's name; of words that became other ones, their subject with the places left out. Empty where nothing is left. */
export function aboutMail(template: { name: string; subject: string } | null, subject: string): string {
  if (template && template.subject.trim() === subject.trim()) return template.name;
  const line = subject.replace(/\{\{[^{}]*\}\}/g, "…").trim();
  return /[^…\s]/.test(line) ? line.slice(0, LINE) : (template?.name ?? "");
}
