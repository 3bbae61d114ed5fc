//! What a user does with mouse and keys.

use std::time::Duration;

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::key::Key;
use serde_json::Value;

use crate::journey::Journey;
use crate::page::Element;

impl Journey {
    /// Clicks the element of this role and name.
    #[track_caller]
    pub fn click(&self, role: &str, name: &str) {
        let element = self.find(role, name);
        self.click_on(&element);
    }

    /// Clicks an element.
    #[track_caller]
    pub fn click_on(&self, element: &Element) {
        self.bring_into_sight(element);
        if let Err(error) = self.run(async |client| element.handle(client).click().await) {
            panic!("click on 「{}」: {error}", self.text_of(element));
        }
    }

    /// Scrolls to an element whose middle is not in sight. The driver takes what lies half under the head of
    /// the screen for something in sight.
    fn bring_into_sight(&self, element: &Element) {
        let script = "const [el] = arguments; const box = el.getBoundingClientRect(); \
                      const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2); \
                      if (!el.contains(there)) el.scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.script(script, vec![element.0.clone()]);
    }

    /// Chooses a radio button. Ours are drawn by their labels, so the input itself cannot be hit.
    pub fn choose_radio(&self, name: &str) {
        let radio = self.find("radio", name);
        self.script("arguments[0].click()", vec![radio.json()]);
    }

    /// Puts the focus on an element without clicking it.
    pub fn focus(&self, element: &Element) {
        self.script("arguments[0].focus()", vec![element.0.clone()]);
    }

    /// Fills the text field of this name, replacing what it holds.
    #[track_caller]
    pub fn fill(&self, name: &str, text: &str) {
        let field = self.find("textbox", name);
        self.fill_in(&field, text);
    }

    /// Fills a field, replacing what it holds.
    #[track_caller]
    pub fn fill_in(&self, field: &Element, text: &str) {
        self.click_on(field);
        self.keys("Control+a");
        self.keys("Delete");
        self.type_text(text);
    }

    /// Types into whatever has the focus.
    pub fn type_text(&self, text: &str) {
        for piece in pieces(text) {
            if piece.chars().all(is_typable) {
                self.run(async |client| client.active_element().await?.send_keys(piece).await)
                    .unwrap_or_else(|error| panic!("typing: {error}"));
            } else {
                self.script(
                    "document.execCommand('insertText', false, arguments[0])",
                    vec![piece.into()],
                );
            }
        }
    }

    /// Chooses an option of the list box (`<select>`) of this name.
    #[track_caller]
    pub fn choose(&self, name: &str, option: &str) {
        let list = self.find("combobox", name);
        self.run(async |client| list.handle(client).select_by_label(option).await)
            .unwrap_or_else(|error| panic!("choosing 「{option}」: {error}"));
    }

    /// Types with the IME: `reading` is composed kana by kana and committed as `text`, with the events a
    /// Japanese input method makes. WebDriver has no input method, so the page gets them from a script.
    pub fn type_with_ime(&self, field: &Element, reading: &str, text: &str) {
        self.click_on(field);
        let script = r"
const [field, reading, text] = arguments;
const start = field.value.length;
const put = value => { const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set;
  set.call(field, field.value.slice(0, start) + value); };
field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, data: '' }));
const steps = [...reading].map((_, i, all) => all.slice(0, i + 1).join('')).concat([text]);
for (const data of steps) {
  field.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, key: 'Process', keyCode: 229, isComposing: true }));
  field.dispatchEvent(new CompositionEvent('compositionupdate', { bubbles: true, data }));
  put(data);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data, inputType: 'insertCompositionText', isComposing: true }));
}
field.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, key: 'Enter', keyCode: 229, isComposing: true }));
field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: text }));
field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertFromComposition' }));
";
        self.script(script, vec![field.0.clone(), reading.into(), text.into()]);
    }

    /// Presses keys together: `Control+k`, `Shift+Tab`, `Escape`, `j`, `?`.
    pub fn keys(&self, chord: &str) {
        let keys: Vec<char> = chord.split('+').map(key).collect();
        let down = keys.iter().map(|&value| KeyAction::Down { value });
        let up = keys.iter().rev().map(|&value| KeyAction::Up { value });
        let actions = down
            .chain(up)
            .fold(KeyActions::new("keyboard".to_owned()), InputSource::then);
        self.run(async |client| client.perform_actions(actions).await)
            .unwrap_or_else(|error| panic!("{chord}: {error}"));
    }

    /// Drags one element onto the middle of another with the mouse, as a hand does: press, a first small
    /// move, on in steps, a rest, let go.
    pub fn drag(&self, from: &Element, to: &Element) {
        let (from_x, from_y) = self.middle(from);
        let mouse = |actions: Vec<PointerAction>| {
            let actions = actions
                .into_iter()
                .fold(MouseActions::new("mouse".to_owned()), InputSource::then);
            self.run(async |client| client.perform_actions(actions).await)
                .unwrap_or_else(|error| panic!("drag: {error}"));
        };
        let rest = || PointerAction::Pause {
            duration: Duration::from_millis(60),
        };
        let at = |x: i32, y: i32| PointerAction::MoveTo {
            duration: Some(Duration::from_millis(16)),
            x: x.into(),
            y: y.into(),
        };
        mouse(vec![
            at(from_x, from_y),
            rest(),
            PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            },
            rest(),
            at(from_x + 6, from_y + 6),
            rest(),
        ]);
        // What is dragged may have made room or scrolled: the target is looked for again after the lift.
        let (to_x, to_y) = self.middle(to);
        let steps = 12;
        mouse(
            (1..=steps)
                .map(|step| {
                    at(
                        from_x + (to_x - from_x) * step / steps,
                        from_y + (to_y - from_y) * step / steps,
                    )
                })
                .collect(),
        );
        mouse(vec![
            rest(),
            at(to_x, to_y),
            rest(),
            PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            },
            rest(),
        ]);
    }

    /// The middle of an element, scrolled into view, in whole pixels of the page.
    fn middle(&self, element: &Element) -> (i32, i32) {
        let script = "const el = arguments[0]; el.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' }); \
                      const box = el.getBoundingClientRect(); \
                      return [Math.round(box.x + box.width / 2), Math.round(box.y + Math.min(box.height / 2, 300))]";
        let point = self.script(script, vec![element.0.clone()]);
        let part = |index| {
            point
                .get(index)
                .and_then(Value::as_i64)
                .and_then(|n| i32::try_from(n).ok())
                .expect("a whole number")
        };
        (part(0), part(1))
    }
}

/// WebKitWebDriver drops what lies outside the basic plane (𠮷); those pieces go in as if pasted.
fn is_typable(letter: char) -> bool {
    u32::from(letter) <= 0xffff
}

/// The text in runs of letters that can be typed and runs that cannot.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, letter) in text.char_indices() {
        if before.is_some_and(|typable| typable != is_typable(letter)) {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(is_typable(letter));
    }
    pieces.push(&text[start..]);
    pieces
}

fn key(name: &str) -> char {
    let special = match name {
        "Control" | "Ctrl" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Meta" => Key::Meta,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Space" => return ' ',
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "F1" => Key::F1,
        "F5" => Key::F5,
        _ => {
            let mut letters = name.chars();
            return match (letters.next(), letters.next()) {
                (Some(letter), None) => letter,
                _ => panic!("no key is called {name:?}"),
            };
        }
    };
    special.into()
}
