/** The record keeps what was chosen from a list as a code; here are the words it was chosen by. */
import type { Table } from "$ipc";
import { t } from "$messages";

type Words = Readonly<Record<string, string>>;

/** The words of a column's codes; nothing for a column of words, days or numbers. */
function wordsOf(table: Table, column: string): Words | undefined {
  const { candidate, enquiry, equity, filing, mail, member, offer, paper, privacy, programme, registerPaper, role, settings, site } = t();
  switch (`${table}.${column}`) {
    case "user_role.role":
      return role;
    case "person.graduate_kind":
      return candidate.graduate;
    case "contact.kind":
      return { email: candidate.column.email, phone: candidate.column.phone };
    case "consent.purpose":
      return candidate.purpose;
    case "stage.kind":
    case "task_template.stage_kind":
      return candidate.stageKind;
    case "stage.reason":
      return settings.reasonRule;
    case "offer.state":
      return offer.state;
    case "offer_event.kind":
      return { ...offer.state, issued: offer.issue, extended: offer.extend, rescheduled: offer.reschedule, proposed: offer.propose, dropped: offer.drop };
    case "offer_event.reason":
      return { ...offer.ground, ...offer.leaving, person: offer.askedByPerson, office: offer.askedByOffice };
    case "paper.kind":
      return paper.kind;
    case "site.kind":
      return site.kind;
    case "work.support_use":
      return { "1": member.supportUse, "0": t().history.not };
    case "notice_place.electronic":
      return { "1": t().history.agreed, "0": t().history.notAgreed };
    case "work.contract":
      return member.contract;
    case "member.method":
      return member.method;
    case "withdrawal.cause":
      return member.cause;
    case "withdrawal.labour":
      return member.labour;
    case "withdrawal.ground":
      return member.ground;
    case "withdrawal.hearing":
      return member.hearing;
    case "resolution.matter":
      return equity.matter;
    case "movement.kind":
      return equity.movement;
    case "movement.counterpart":
      return equity.counterpart;
    case "unit_change.manner":
      return equity.manner;
    case "office_event.kind":
      return filing.kind;
    case "filing.duty":
      return filing.duty;
    case "inspection.standing":
      return registerPaper.standing;
    case "inspection.manner":
      return registerPaper.manner;
    case "mail_template.occasion":
      return mail.occasion;
    case "enquiry.channel":
    case "enquiry_answer.channel":
    case "exchange.channel":
      return enquiry.channel;
    case "exchange.direction":
      return enquiry.direction;
    case "event.kind":
    case "programme_template.kind":
      return programme.kind;
    case "event.form":
    case "programme_template.form":
      return programme.form;
    case "event.waiting":
    case "programme_template.waiting":
      return programme.waiting;
    case "series.month_end":
    case "programme_template.month_end":
      return programme.monthEnd;
    case "series.on_closed":
    case "programme_template.on_closed":
      return programme.closedPolicy;
    case "event.visible_to":
    case "invitation.visible_to":
      return programme.visible;
    case "invitation.place":
      return programme.places;
    case "invitation.reply":
      return programme.replies;
    case "invitation.reply_reason":
      return programme.replyReason;
    case "invitation.attendance":
    case "guest.attendance":
      return programme.attended;
    case "study_period.kind":
      return programme.study;
    case "purpose_notice.data_kind":
      return privacy.kind;
    case "erasure.ground":
      return privacy.ground;
    case "erasure.extent":
      return privacy.extent;
    default:
      return undefined;
  }
}

/** A value as it was chosen; what stands for itself stays as it is. */
export const worded = (table: Table, column: string, value: string): string => wordsOf(table, column)?.[value] ?? value;
