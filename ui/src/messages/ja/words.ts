import type { Noun, Role } from "$ipc";

export const rolesJa: Record<Role, string> = {
  administrator: "管理者",
  recruiter: "採用担当",
  coordinator: "プログラム担当",
  personnel: "研修・配属担当",
  registrar: "組合員担当",
  secretary: "総会事務",
  auditor: "監事",
};

export const nounsJa: Record<Noun, string> = {
  user: "職員",
  person: "人",
  consent: "同意",
  contact: "連絡先",
  note: "メモ",
  attachment: "添付",
  recruitment: "募集",
  stage: "段階",
  application: "応募",
  saved_view: "保存した見方",
  import_batch: "取り込み",
  article_setting: "定款の設定",
  journal_entry: "履歴",
  backup: "控え",
};

const fields: Record<string, string> = {
  name: "名前",
  reading: "ふりがな",
  birth_on: "生年月日",
  school: "学校",
  faculty: "学部・学科",
  graduation_month: "卒業(予定)年月",
  graduate_kind: "区分",
  email: "メール",
  phone: "電話",
  postal_code: "郵便番号",
  address: "住所",
  source: "応募経路",
  applied_on: "応募日",
  stage: "選考段階",
  note: "備考",
  on: "日付",
  reason: "理由",
  entry_year: "入団の年",
  target: "募集人数",
  closed_on: "締切日",
  posted_on: "掲載日",
  place: "掲載先",
  body: "本文",
  told: "伝えたことば",
  given_on: "同意の日",
  withdrawn_on: "取り下げの日",
  effective_on: "適用日",
  value: "値",
  sign_in: "名乗り",
  roles: "役割",
  passphrase: "合言葉",
  organisation: "組合の名前",
  representative: "代表理事",
  corporate_number: "法人番号",
  established_on: "成立の日",
  text: "ことば",
};

/** 項目の名。知らない名は「この項目」と言う。 */
export function fieldsJa(name: string): string {
  return fields[name] ?? "この項目";
}
