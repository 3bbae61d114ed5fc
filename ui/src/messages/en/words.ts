import type { Noun, Role } from "$ipc";

export const rolesEn: Record<Role, string> = {
  administrator: "administrator",
  recruiter: "recruitment",
  coordinator: "programme",
  personnel: "training and assignment",
  registrar: "members' desk",
  secretary: "meeting secretary",
  auditor: "auditor",
};

export const nounsEn: Record<Noun, string> = {
  user: "user",
  person: "person",
  consent: "consent",
  contact: "contact",
  note: "note",
  attachment: "attachment",
  recruitment: "recruitment",
  stage: "stage",
  application: "application",
  saved_view: "saved view",
  import_batch: "import",
  article_setting: "setting of the articles",
  journal_entry: "history entry",
  backup: "backup",
};

const fields: Record<string, string> = {
  name: "name",
  reading: "furigana",
  birth_on: "date of birth",
  school: "school",
  faculty: "faculty",
  graduation_month: "month of graduation",
  graduate_kind: "kind of graduate",
  email: "e-mail",
  phone: "telephone",
  postal_code: "postal code",
  address: "address",
  source: "source",
  applied_on: "date of application",
  stage: "stage",
  note: "remarks",
  on: "date",
  reason: "reason",
  entry_year: "year of entry",
  target: "number wanted",
  closed_on: "closing date",
  posted_on: "posting date",
  place: "place of posting",
  body: "text",
  told: "words told",
  given_on: "date of consent",
  withdrawn_on: "date of withdrawal",
  effective_on: "effective date",
  value: "value",
  sign_in: "sign-in name",
  roles: "roles",
  passphrase: "passphrase",
  organisation: "name of the cooperative",
  representative: "representative director",
  corporate_number: "corporate number",
  established_on: "date of establishment",
  text: "words",
};

/** The name of a field; an unknown one is "this field". */
export function fieldsEn(name: string): string {
  return fields[name] ?? "this field";
}
