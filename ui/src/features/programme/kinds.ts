/** The choices of the programme, in the order they are shown. */
import type { EventForm, EventKind, FifthWeek, MonthEnd, OnClosed, StudyKind, Visibility, WaitingMode } from "$ipc";

export const KINDS: readonly EventKind[] = ["internship", "ceremony", "meetup", "talk", "guest_seat", "site_visit", "other"];
export const FORMS: readonly EventForm[] = ["in_person", "online", "both"];
export const WAITING: readonly WaitingMode[] = ["none", "first_come", "priority"];
export const VISIBLE: readonly Visibility[] = ["nobody", "participants", "everyone"];
export const MONTH_ENDS: readonly MonthEnd[] = ["skip", "clamp"];
export const ON_CLOSED: readonly OnClosed[] = ["keep", "skip", "next", "previous"];
export const FIFTHS: readonly FifthWeek[] = ["fifth_only", "last_instead"];
export const STUDIES: readonly StudyKind[] = ["exam", "thesis", "defence", "practice", "work", "other"];
