import type { Duty, ErasureGround, OfficeEventKind, Operation, Summary } from "$ipc";
import { ERASED } from "$lib/erased";
import { filingJa } from "./filing";
import { privacyJa } from "./privacy";
import { settingsJa } from "./settings";
import { showDate } from "$lib/dates";
import { showYen } from "$lib/yen";

const who = (s: Summary) => (s.subject === ERASED ? "消去済みの人" : s.subject ? `${s.subject}さん` : s.count ? `${s.count}人` : "人");
const what = (s: Summary, noun: string) => (s.subject ? `${noun}「${s.subject}」` : noun);

/** The record holds a setting's key. */
const articleOf = (key: string): string => (settingsJa.article as Record<string, { label: string } | undefined>)[key]?.label ?? key;
/** 用事。だれについての用事かがわかれば言い添える。 */
const job = (s: Summary) => (s.subject ? `用事「${s.subject}」${s.object ? `(${s.object}さん)` : ""}` : "用事");
/** 届出のもとになる出来事と、その日。記録にあるのは種類の鍵。 */
const happened = (s: Summary) => `${s.subject ? (filingJa.kind[s.subject as OfficeEventKind] ?? s.subject) : "出来事"}${s.object ? `(${showDate(s.object)})` : ""}`;
const duty = (s: Summary) => (s.subject ? `「${filingJa.duty[s.subject as Duty] ?? s.subject}」` : "届出");
/** どの予定の、に、への。 */
const to = (s: Summary, particle: string) => (s.object ? `「${s.object}」${particle}` : "");

/** 口数・金額・日付を言い添える。 */
const units = (s: Summary) => (s.object ? `(${showYen(s.object)}口)` : "");
const yen = (s: Summary) => (s.object ? `(${showYen(s.object)}円)` : "");
const day = (s: Summary) => (s.object ? `(${showDate(s.object)})` : "");

/** したこと。「…しました」で終わる一文。 */
const didJa: Record<Operation, (s: Summary) => string> = {
  "office.create": () => "事務所をつくりました",
  "office.restore": () => "控えから事務所を戻しました",
  "organisation.update": () => "組合の情報を直しました",
  "articles.set": (s) => `定款の設定${s.subject ? `「${articleOf(s.subject)}」` : ""}を改めました`,
  "user.add": (s) => `職員${s.subject ? `「${s.subject}」` : ""}を加えました`,
  "user.update": (s) => `職員${s.subject ? `「${s.subject}」` : ""}の役割を改めました`,
  "user.disable": (s) => `職員${s.subject ? `「${s.subject}」` : ""}が開けないようにしました`,
  "user.enable": (s) => `職員${s.subject ? `「${s.subject}」` : ""}が開けるようにしました`,
  "recruitment.add": (s) => `${what(s, "募集")}をつくりました`,
  "recruitment.update": (s) => `${what(s, "募集")}を直しました`,
  "recruitment.post": (s) => `${what(s, "募集")}の求人内容を加えました`,
  "stage.save": (s) => `${what(s, "募集")}の選考段階を改めました`,
  "person.add": (s) => `${who(s)}を加えました`,
  "person.update": (s) => `${who(s)}の情報を直しました`,
  "person.rename": (s) => `${who(s)}の名前を改めました`,
  "person.move_house": (s) => `${who(s)}の住所を改めました`,
  "person.merge": (s) => `${who(s)}の二つの記録を一つにしました`,
  "person.keep_apart": (s) => (s.object ? `${who(s)}と${s.object}さんを別の人としました` : "別の人としました"),
  "contact.save": (s) => `${who(s)}の連絡先を書きました`,
  "contact.remove": (s) => `${who(s)}の連絡先を消しました`,
  "consent.record": (s) => `${who(s)}の同意を記録しました`,
  "consent.withdraw": (s) => `${who(s)}の同意の取り下げを記録しました`,
  "note.write": (s) => `${who(s)}にメモを書きました`,
  "note.remove": (s) => `${who(s)}のメモを消しました`,
  "attachment.add": (s) => `${who(s)}に${s.object ? `「${s.object}」を` : ""}添付しました`,
  "attachment.remove": (s) => `${who(s)}の添付${s.object ? `「${s.object}」` : ""}を外しました`,
  "application.add": (s) => `${who(s)}の応募を加えました`,
  "application.update": (s) => `${who(s)}の応募を直しました`,
  "application.move": (s) => `${s.count && s.count > 1 ? `${s.count}人` : who(s)}を${s.object ? `「${s.object}」へ` : ""}移しました`,
  "view.save": (s) => `${what(s, "見方")}を保存しました`,
  "view.remove": (s) => `${what(s, "見方")}を消しました`,
  "import.applicants": (s) => `${s.subject ? `「${s.subject}」から` : ""}${s.count ?? 0}件を取り込みました`,
  // 質問と連絡・用事
  "enquiry.record": (s) => `${who(s)}の質問を記録しました`,
  "enquiry.update": (s) => `${who(s)}の質問を直しました`,
  "enquiry.remove": (s) => `${who(s)}の質問を消しました`,
  "enquiry.close": (s) => `${who(s)}の質問を終えました`,
  "enquiry.reopen": (s) => `${who(s)}の質問をもう一度開きました`,
  "answer.give": (s) => `${who(s)}の質問に答えました`,
  "answer.update": (s) => `${who(s)}への答えを直しました`,
  "answer.remove": (s) => `${who(s)}への答えを消しました`,
  "faq.save": (s) => `${what(s, "よくある質問")}を書きました`,
  "faq.retire": (s) => `${what(s, "よくある質問")}を使わないことにしました`,
  "faq.reinstate": (s) => `${what(s, "よくある質問")}をまた使うことにしました`,
  "exchange.record": (s) => `${who(s)}との連絡を記録しました`,
  "exchange.update": (s) => `${who(s)}との連絡を直しました`,
  "exchange.remove": (s) => `${who(s)}との連絡を消しました`,
  "conviction.record": (s) => `${who(s)}のことばを記録しました`,
  "conviction.update": (s) => `${who(s)}のことばを直しました`,
  "conviction.remove": (s) => `${who(s)}のことばを消しました`,
  "task.add": (s) => `${job(s)}を加えました`,
  "task.update": (s) => `${job(s)}を直しました`,
  "task.complete": (s) => (s.count ? `${s.count}件の用事を済みにしました` : `${job(s)}を済みにしました`),
  "task.reopen": (s) => `${job(s)}をまだのことに戻しました`,
  "task.remove": (s) => `${job(s)}を消しました`,
  "task_template.save": (s) => `${what(s, "用事のひな型")}を書きました`,
  "task_template.retire": (s) => `${what(s, "用事のひな型")}を使わないことにしました`,
  "task_template.reinstate": (s) => `${what(s, "用事のひな型")}をまた使うことにしました`,
  "task_template.add_usual": (s) => `いつもの用事のひな型を${s.count ?? 0}件加えました`,

  // -- offers
  "offer.draft": (s) => `${who(s)}の内定を準備しました`,
  "offer.update": (s) => `${who(s)}の内定の準備を直しました`,
  "offer.discard": (s) => `${who(s)}の内定の準備をやめました`,
  "offer.issue": (s) => `${who(s)}に内定を出しました`,
  "offer.extend": (s) => `${who(s)}の返事の期限を${s.object ? `${showDate(s.object)}まで` : ""}延ばしました`,
  "offer.set_joining": (s) => `${who(s)}の入団予定日を${s.object ? `${showDate(s.object)}に` : ""}変えました`,
  "offer.accept": (s) => `${who(s)}の承諾を記録しました`,
  "offer.decline": (s) => `${who(s)}の辞退を記録しました`,
  "offer.withdraw": (s) => `${who(s)}の内定の辞退・取り下げを記録しました`,
  "offer.propose_cancel": (s) => `${who(s)}の内定の取消しを提案しました`,
  "offer.drop_cancel": (s) => `${who(s)}の内定の取消しの提案を取り下げました`,
  "offer.confirm_cancel": (s) => `${who(s)}の内定の取消しを確認しました`,
  "joining.record": (s) => `${who(s)}の入団を記録しました`,
  // -- privacy
  "privacy.set_purpose": () => "個人情報の使いみちを改めました",
  "erasure.erase": (s) => `1人の個人情報を消去しました${s.object ? `(${privacyJa.ground[s.object as ErasureGround]})` : ""}`,
  // -- papers and mails
  "paper.issue": (s) => `${s.subject ? `${s.subject}さん${(s.count ?? 1) > 1 ? "ほか" : ""}の` : ""}書類を${s.count ?? 1}通発行しました`,
  "paper.reissue": (s) => `${s.subject ? `${s.subject}さん${(s.count ?? 1) > 1 ? "ほか" : ""}の` : ""}書類を${s.count ?? 1}通再発行しました`,
  "mail_template.save": (s) => `${what(s, "文面")}を保存しました`,
  "mail_template.remove": (s) => `${what(s, "文面")}を消しました`,
  "mail_template.add_usual": (s) => `いつもの文面を${s.count ?? 0}件加えました`,
  "mail.record_sent": (s) => `${who(s)}に${s.object ? `「${s.object}」の` : ""}メールを送ったことを記録しました`,
  // プログラム
  "template.save": (s) => `${what(s, "予定のひな形")}を書きました`,
  "template.retire": (s) => `${what(s, "予定のひな形")}を使うかどうかを改めました`,
  "template.add_usual": (s) => `いつもの予定のひな形を${s.count ?? 0}件用意しました`,
  "programme.plan": (s) => `年間計画から${s.count ?? 0}件の予定をつくりました`,
  "event.add": (s) => `${what(s, "予定")}を${s.count && s.count > 1 ? `${s.count}回` : ""}つくりました`,
  "event.update": (s) => `${what(s, "予定")}を${s.count && s.count > 1 ? `${s.count}回分` : ""}直しました`,
  "event.move": (s) => `${what(s, "予定")}の日時を${s.count && s.count > 1 ? `${s.count}回分` : ""}変えました`,
  "event.cancel": (s) => `${what(s, "予定")}を${s.count && s.count > 1 ? `${s.count}回分` : ""}取りやめました`,
  "event.restore": (s) => `${what(s, "予定")}をやはり行うことにしました`,
  "event.remove": (s) => `${what(s, "予定")}を消しました`,
  "guest.save": (s) => `${to(s, "の")}客${s.subject ? `「${s.subject}」` : ""}を書きました`,
  "guest.remove": (s) => `${to(s, "の")}客${s.subject ? `「${s.subject}」` : ""}を消しました`,
  "attendance.record": (s) => `${what(s, "予定")}の出欠を${s.count ? `${s.count}人分` : ""}つけました`,
  "event_note.save": (s) => `${what(s, "予定")}の覚えを書きました`,
  "event_note.remove": (s) => `${what(s, "予定")}の覚えを消しました`,
  "follow_up.ask": (s) => `${what(s, "予定")}に参加した${s.count ? `${s.count}人` : "人"}に問いを出しました`,
  "follow_up.answer": (s) => `${who(s)}の答えを書きました`,
  "follow_up.remove": (s) => `${what(s, "予定")}の問いを消しました`,
  "invitation.invite": (s) => `${to(s, "に")}${who(s)}を招きました`,
  "invitation.reply": (s) => `${to(s, "への")}${who(s)}の返事を記録しました`,
  "invitation.update": (s) => `${who(s)}の招待を直しました`,
  "invitation.withdraw": (s) => `${to(s, "への")}${who(s)}の招待を取り消しました`,
  "invitation.run_waiting": (s) => `${what(s, "予定")}の待つ人を進めました`,
  "invitation.tell": (s) => `${to(s, "の")}案内を${who(s)}に送ったことを記録しました`,
  "closed_day.save": (s) => `${what(s, "休業日")}を書きました`,
  "closed_day.remove": (s) => `${what(s, "休業日")}を消しました`,
  "study.save": (s) => `${who(s)}の学事日程${s.object ? `「${s.object}」` : ""}を書きました`,
  "study.remove": (s) => `${who(s)}の学事日程を消しました`,
  // 組織
  "inspection.record": (s) => `${s.subject ? `${s.subject}による` : ""}名簿の閲覧・謄写の求めを${s.reason ? "断ったことを" : ""}記録しました`,
  "member_paper.issue": (s) => `${s.subject ? `${s.subject}さん${(s.count ?? 1) > 1 ? "ほか" : ""}の` : ""}書類を${s.count ?? 1}通発行しました`,
  "member_paper.reissue": (s) => `${s.subject ? `${s.subject}さん${(s.count ?? 1) > 1 ? "ほか" : ""}の` : ""}書類を${s.count ?? 1}通再発行しました`,
  "paper.void": (s) => `書類${s.object ? `「${s.object}」` : ""}${(s.count ?? 1) > 1 ? `ほか${(s.count ?? 1) - 1}通` : ""}を無効にしました`,
  "site.add": (s) => `${what(s, "事業所")}を加えました`,
  "site.update": (s) => `${what(s, "事業所")}の情報を直しました`,
  "site.rename": (s) => `${what(s, "事業所")}の名前を${s.object ? `「${s.object}」に` : ""}改めました`,
  "site.move": (s) => `${what(s, "事業所")}の所属を${s.object ? `「${s.object}」に` : ""}改めました`,
  "site.close": (s) => `${what(s, "事業所")}を${s.object ? `${showDate(s.object)}かぎりで` : ""}閉じました`,
  "site.reopen": (s) => `${what(s, "事業所")}の閉鎖を取りやめました`,
  "import.sites": (s) => `${s.subject ? `「${s.subject}」から` : ""}事業所を${s.count ?? 0}件取り込みました`,
  // 届出
  "office_event.record": (s) => `${happened(s)}を記録しました`,
  "office_event.update": (s) => `${happened(s)}の記録を直しました`,
  "office_event.remove": (s) => `${happened(s)}の記録を消しました`,
  "filing.done": (s) => `${duty(s)}を済みにしました`,
  "filing.undone": (s) => `${duty(s)}をまだに戻しました`,
  "equity_registration.record": (s) => `${s.subject ? `${showDate(s.subject)}現在の` : ""}出資の登記を記録しました`,
  "equity_registration.remove": (s) => `${s.subject ? `${showDate(s.subject)}現在の` : ""}出資の登記の記録を消しました`,
  "import.members": (s) => `${s.subject ? `「${s.subject}」から` : ""}組合員名簿を${s.count ?? 0}件取り込みました`,
  "import.payments": (s) => `${s.subject ? `「${s.subject}」から` : ""}出資の払込みを${s.count ?? 0}件取り込みました`,
  "import.calendar": (s) => `${s.subject ? `「${s.subject}」から` : ""}学事日程を${s.count ?? 0}件取り込みました`,
  // -- work and membership
  "work.save": (s) => `${who(s)}の従事を記録しました`,
  "work.remove": (s) => `${who(s)}の従事の記録を消しました`,
  "member.apply": (s) => `${who(s)}の加入の申込みを受けました${units(s)}`,
  "member.amend": (s) => `${who(s)}の加入の申込みを直しました`,
  "member.consent": (s) => `${who(s)}の加入を承諾しました`,
  "member.join": (s) => `${who(s)}が組合員になりました${s.object ? `(組合員番号 ${s.object})` : ""}`,
  "member.refuse": (s) => `${who(s)}の加入を断りました`,
  "member.drop": (s) => `${who(s)}の加入の申込みの取り下げを記録しました`,
  "member.void": (s) => `${who(s)}の加入の記録を誤記として取り消しました`,
  "member.give_notice": (s) => `${who(s)}の脱退の予告を受けました${s.object ? `(${showDate(s.object)}に脱退)` : ""}`,
  "member.leave": (s) => `${who(s)}の脱退を記録しました${day(s)}`,
  "member.expel": (s) => `${who(s)}の除名を記録しました${day(s)}`,
  "member.notify_expulsion": (s) => `${who(s)}への除名の通知を記録しました`,
  "member.revoke_withdrawal": (s) => `${who(s)}の脱退を取り消しました`,
  "member.set_notice_place": (s) => `${who(s)}の通知先を変えました`,
  // -- equity
  "equity.receive": (s) => `${who(s)}の出資金を受け取りました${yen(s)}`,
  "equity.return_deposit": (s) => `${who(s)}に預り金を返しました${yen(s)}`,
  "equity.increase": (s) => `${who(s)}の出資を増やしました${units(s)}`,
  "equity.reduce": (s) => `${who(s)}の減口の予告を受けました${units(s)}`,
  "equity.revoke_reduction": (s) => `${who(s)}の減口の予告を撤回しました`,
  "equity.reverse": (s) => `${who(s)}の出資の記録を一つ取り消しました`,
  "equity.set_instalments": (s) => (s.count === 0 ? `${who({ ...s, count: null })}の分割払込みの取り決めをなくしました` : `${who({ ...s, count: null })}の分割払込みを取り決めました${s.count ? `(${s.count}回)` : ""}`),
  "evidence.attach": (s) => `${who(s)}の出資の記録に証憑を付けました`,
  "debt.record": (s) => `${who(s)}の組合への債務を記録しました${yen(s)}`,
  "debt.settle": (s) => `${who(s)}の債務の完済を記録しました`,
  "resolution.record": (s) => `議決を記録しました${s.object ? `(${s.object})` : ""}`,
  "year_account.record": (s) => `${s.subject ? `${showDate(s.subject)}まで` : "事業年度"}の決算の承認を記録しました`,
  "refund.decide": (s) => `${s.subject ? `${showDate(s.subject)}まで` : "事業年度"}の払戻しを決めました${s.count ? `(${s.count}件)` : ""}`,
  "refund.pay": (s) => `${who(s)}に払い戻しました${yen(s)}`,
  "refund.lapse": (s) => `${who(s)}の払戻しの請求権の時効を記録しました`,
  "unit.change": (s) => `出資一口の金額を変えました${s.subject && s.object ? `(${showYen(s.subject)}円から${showYen(s.object)}円)` : ""}`,
};

export const wordOperationJa = (summary: Summary): string => didJa[summary.operation](summary);

/** 消されたことばの代わりに使う、操作の名だけの言い方。 */
export const nameOperationJa = (operation: string): string =>
  operation in didJa ? didJa[operation as Operation]({ operation: operation as Operation, subject: null, object: null, count: null, reason: null }) : operation;
