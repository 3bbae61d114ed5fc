//! Calendars (RFC 5545) and invitations to put into them (RFC 5546).
//!
//! Written line by line here: the library at hand gives every part without one a random UID and the
//! machine's time, time zones and alarms included, and the same act must give the same file. What is written
//! is read back by two independent parsers in the tests.

use std::fmt::Write as _;

use chrono::{DateTime, Utc};

use crate::kernel::moment::OfficeTime;
use crate::programme::ProgrammeEvent;
use crate::programme::rules::reminder::due_at;

/// What a calendar asks of whoever gets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// To be looked at: an export.
    Publish,
    /// To be entered and answered, or updated.
    Request,
    /// To be taken out.
    Cancel,
}

impl Method {
    /// The name in RFC 5546, also for the mail's `method` parameter.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// Somebody with an e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Party<'a> {
    /// The name as shown.
    pub name: &'a str,
    /// The address.
    pub email: &'a str,
}

/// Who invites whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parties<'a> {
    /// The office.
    pub organiser: Party<'a>,
    /// Who is invited.
    pub attendee: Party<'a>,
}

/// One person's invitation to an event, or its cancellation, as the content of an .ics file.
pub fn invitation(
    method: Method,
    event: &ProgrammeEvent,
    parties: &Parties<'_>,
    stamp: DateTime<Utc>,
) -> Vec<u8> {
    let mut lines = Lines::begin(method, None);
    lines.event(method, event, Some(parties), stamp);
    lines.end()
}

/// Events as one calendar under a name.
pub fn calendar<'e>(
    name: &str,
    events: impl IntoIterator<Item = &'e ProgrammeEvent>,
    stamp: DateTime<Utc>,
) -> Vec<u8> {
    let mut lines = Lines::begin(Method::Publish, Some(name));
    for event in events {
        lines.event(Method::Publish, event, None, stamp);
    }
    lines.end()
}

/// Content lines, folded and ended as they are sent.
struct Lines(String);

/// The only zone the office has: Japan has had no other offset since 1951.
const ZONE: [&str; 9] = [
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Tokyo",
    "BEGIN:STANDARD",
    "DTSTART:19510909T010000",
    "TZOFFSETFROM:+0900",
    "TZOFFSETTO:+0900",
    "TZNAME:JST",
    "END:STANDARD",
    "END:VTIMEZONE",
];

impl Lines {
    fn begin(method: Method, name: Option<&str>) -> Self {
        let mut lines = Self(String::new());
        lines.put("BEGIN:VCALENDAR");
        lines.put("VERSION:2.0");
        lines.put("PRODID:-//yoriai//yoriai//JA");
        lines.put("CALSCALE:GREGORIAN");
        lines.put(&format!("METHOD:{}", method.name()));
        if let Some(name) = name {
            lines.put(&format!("X-WR-CALNAME:{}", text(name)));
        }
        for line in ZONE {
            lines.put(line);
        }
        lines
    }

    fn end(mut self) -> Vec<u8> {
        self.put("END:VCALENDAR");
        self.0.into_bytes()
    }

    /// A line of at most 75 octets, the rest on lines that begin with a space; no character is divided.
    fn put(&mut self, line: &str) {
        let mut octets = 0;
        for letter in line.chars() {
            if octets + letter.len_utf8() > 75 {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    fn event(
        &mut self,
        method: Method,
        event: &ProgrammeEvent,
        parties: Option<&Parties<'_>>,
        stamp: DateTime<Utc>,
    ) {
        let facts = &event.facts;
        self.put("BEGIN:VEVENT");
        self.put(&format!("UID:{}", event.uid));
        self.put(&format!("DTSTAMP:{}", stamp.format("%Y%m%dT%H%M%SZ")));
        self.put(&format!("SEQUENCE:{}", event.sequence));
        self.put(&format!(
            "DTSTART;TZID=Asia/Tokyo:{}",
            local(event.starts_at)
        ));
        self.put(&format!("DTEND;TZID=Asia/Tokyo:{}", local(event.ends_at)));
        self.put(&format!("SUMMARY:{}", text(&facts.name)));
        let description = description(event);
        if !description.is_empty() {
            self.put(&format!("DESCRIPTION:{}", text(&description)));
        }
        let places = [facts.place.as_deref(), facts.link.as_deref()];
        if let Some(place) = places.into_iter().flatten().next() {
            self.put(&format!("LOCATION:{}", text(place)));
        }
        let is_cancelled = method == Method::Cancel || event.cancelled.is_some();
        self.put(if is_cancelled {
            "STATUS:CANCELLED"
        } else {
            "STATUS:CONFIRMED"
        });
        if let Some(parties) = parties {
            self.put(&format!(
                "ORGANIZER;CN=\"{}\":mailto:{}",
                quoted(parties.organiser.name),
                parties.organiser.email
            ));
            let answer = if method == Method::Request {
                ";PARTSTAT=NEEDS-ACTION;RSVP=TRUE"
            } else {
                ""
            };
            self.put(&format!(
                "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT{answer};CN=\"{}\":mailto:{}",
                quoted(parties.attendee.name),
                parties.attendee.email
            ));
        }
        if !is_cancelled {
            for reminder in &facts.reminders {
                self.alarm(
                    &facts.name,
                    due_at(event.starts_at, *reminder),
                    event.starts_at,
                );
            }
        }
        self.put("END:VEVENT");
    }

    /// A reminder, relative to the beginning, so that it moves along; none once the event has begun.
    fn alarm(&mut self, name: &str, at: OfficeTime, starts_at: OfficeTime) {
        let minutes = at.minutes_to(starts_at);
        if minutes < 0 {
            return;
        }
        self.put("BEGIN:VALARM");
        self.put("ACTION:DISPLAY");
        self.put(&format!("DESCRIPTION:{}", text(name)));
        self.put(&format!("TRIGGER;RELATED=START:-{}", duration(minutes)));
        self.put("END:VALARM");
    }
}

/// `P1DT2H30M`
fn duration(minutes: i64) -> String {
    let (days, hours, left) = (minutes / 1_440, minutes / 60 % 24, minutes % 60);
    let mut text = "P".to_owned();
    if days > 0 {
        let _ = write!(text, "{days}D");
    }
    if hours > 0 || left > 0 || days == 0 {
        let _ = write!(text, "T{hours}H{left}M");
    }
    text
}

fn local(time: OfficeTime) -> String {
    time.local().format("%Y%m%dT%H%M%S").to_string()
}

/// What the event is about, its agenda and its address on the net.
fn description(event: &ProgrammeEvent) -> String {
    let facts = &event.facts;
    let mut parts = Vec::new();
    if !facts.description.is_empty() {
        parts.push(facts.description.clone());
    }
    let agenda: Vec<String> = facts
        .agenda
        .iter()
        .map(|item| {
            let day = if event.days > 1 {
                format!("{}日目 ", item.day)
            } else {
                String::new()
            };
            let time = item
                .time
                .map_or_else(String::new, |time| format!("{time} "));
            format!("{day}{time}{}", item.title)
        })
        .collect();
    if !agenda.is_empty() {
        parts.push(agenda.join("\n"));
    }
    parts.extend(facts.link.clone());
    parts.join("\n\n")
}

/// TEXT (RFC 5545 3.3.11); control characters other than line breaks have no place in it.
fn text(plain: &str) -> String {
    let mut text = String::with_capacity(plain.len());
    for letter in plain.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => {
                text.push('\\');
                text.push(letter);
            }
            '\n' | '\r' => text.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => text.push(letter),
        }
    }
    text
}

/// A parameter in quotes, which can hold neither quotes nor control characters.
fn quoted(plain: &str) -> String {
    plain
        .chars()
        .filter(|letter| !letter.is_control())
        .map(|letter| if letter == '"' { '\'' } else { letter })
        .collect()
}

#[cfg(test)]
mod tests;
