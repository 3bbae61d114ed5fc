//! What is on the page, by role and accessible name.

use fantoccini::elements::{Element as Handle, ElementRef};
use serde_json::{Value, json};

use crate::journey::Journey;

/// Something on the page.
#[derive(Clone, Debug)]
pub struct Element(pub(crate) Value);

impl Element {
    pub(crate) fn handle(&self, client: fantoccini::Client) -> Handle {
        let id = self
            .0
            .as_object()
            .and_then(|keys| keys.values().next())
            .and_then(Value::as_str)
            .expect("an element's reference");
        Handle::from_element_id(client, ElementRef::from(id.to_owned()))
    }
}

/// The two looks of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
}

/// Finds the visible elements of a role whose accessible name is, or else contains, the words. axe-core
/// works out role and name. Password and date fields have no role in ARIA; here they are text boxes.
const FIND: &str = r"
const [within, role, name] = arguments;
const likely = {
  button: 'button,[role=button],input[type=button],input[type=submit],summary',
  link: 'a[href],[role=link]',
  textbox: 'input,textarea,[role=textbox],[contenteditable=true]',
  searchbox: 'input,[role=searchbox]',
  combobox: 'select,input,button,[role=combobox]',
  checkbox: 'input[type=checkbox],[role=checkbox]',
  radio: 'input[type=radio],[role=radio]',
  heading: 'h1,h2,h3,h4,h5,h6,[role=heading]',
  dialog: 'dialog,[role=dialog],[role=alertdialog]',
}[role] ?? '*';
const roleless = el => el.matches('input:is([type=password],[type=date],[type=month],[type=time])') ? 'textbox' : null;
const tidy = text => text.normalize('NFC').replace(/\s+/g, ' ').trim();
axe.setup(document);
try {
  const shown = [...(within ?? document).querySelectorAll(likely)]
    .filter(el => el.checkVisibility({ visibilityProperty: true, opacityProperty: false }))
    .filter(el => (axe.commons.aria.getRole(el) ?? roleless(el)) === role)
    .map(el => ({ el, name: tidy(axe.commons.text.accessibleText(el)) }));
  const exact = shown.filter(item => item.name === name);
  const found = exact.length ? exact : shown.filter(item => item.name.includes(name));
  return { found: found.map(item => item.el), names: shown.map(item => item.name).slice(0, 60) };
} finally {
  axe.teardown();
}
";

impl Element {
    /// The element as an argument of a script.
    pub fn json(&self) -> Value {
        self.0.clone()
    }
}

impl Journey {
    /// The one element of this role and name (exactly, or else containing it), once it is there.
    #[track_caller]
    pub fn find(&self, role: &str, name: &str) -> Element {
        self.find_one(None, role, name)
    }

    /// As [`Journey::find`], within another element.
    #[track_caller]
    pub fn find_in(&self, within: &Element, role: &str, name: &str) -> Element {
        self.find_one(Some(within), role, name)
    }

    /// All elements of this role and name at this moment.
    pub fn find_all(&self, role: &str, name: &str) -> Vec<Element> {
        self.look(None, role, name).0
    }

    /// As [`Journey::find_all`], within another element.
    pub fn find_all_in(&self, within: &Element, role: &str, name: &str) -> Vec<Element> {
        self.look(Some(within), role, name).0
    }

    /// Whether there is such an element at this moment.
    pub fn has(&self, role: &str, name: &str) -> bool {
        !self.find_all(role, name).is_empty()
    }

    /// Waits until these words are on screen.
    #[track_caller]
    pub fn see(&self, words: &str) {
        self.wait_until(&format!("「{words}」 is on screen"), || {
            self.text().contains(words)
        });
    }

    /// Waits until these words are gone.
    #[track_caller]
    pub fn see_no_more(&self, words: &str) {
        self.wait_until(&format!("「{words}」 is gone"), || {
            !self.text().contains(words)
        });
    }

    /// The text on screen.
    pub fn text(&self) -> String {
        self.try_script("return document.body.innerText", vec![])
            .ok()
            .and_then(|text| text.as_str().map(str::to_owned))
            .unwrap_or_default()
    }

    /// The text of an element.
    pub fn text_of(&self, element: &Element) -> String {
        self.script("return arguments[0].innerText", vec![element.0.clone()])
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// What a field holds.
    pub fn value_of(&self, element: &Element) -> String {
        self.script("return arguments[0].value", vec![element.0.clone()])
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// The URL hash: where the window is.
    pub fn place(&self) -> String {
        self.script("return decodeURIComponent(location.hash)", vec![])
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Shows the page in this look, as the tokens do it: `data-theme` on the root.
    pub fn theme(&self, theme: Theme) {
        let name = match theme {
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        self.script(
            "document.documentElement.dataset.theme = arguments[0]",
            vec![json!(name)],
        );
    }

    /// Runs axe over the page as it is; anything it finds fails the journey.
    #[track_caller]
    pub fn check_accessibility(&self) {
        self.ready();
        let script = r"
const done = arguments[arguments.length - 1];
const words = found => found.map(rule => `${rule.id} (${rule.impact}): ${rule.help}\n` +
  rule.nodes.map(node => `    ${node.target.join(' ')}  ${node.failureSummary.replace(/\s+/g, ' ')}`).join('\n'));
// Transitions under way would be judged at half their contrast.
document.getAnimations().forEach(animation => { try { animation.finish() } catch { animation.cancel() } });
axe.run(document, { resultTypes: ['violations'] }).then(result => done(words(result.violations)), error => done([String(error)]));
";
        let found = self
            .run(async |client| client.execute_async(script, vec![]).await)
            .expect("axe runs");
        let found: Vec<_> = found
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        assert!(
            found.is_empty(),
            "axe at {}:\n{}",
            self.place(),
            found.join("\n")
        );
    }

    /// Runs axe in both looks, and leaves the light one.
    pub fn check_accessibility_in_both_themes(&self) {
        for theme in [Theme::Dark, Theme::Light] {
            self.theme(theme);
            self.check_accessibility();
        }
    }

    #[track_caller]
    fn find_one(&self, within: Option<&Element>, role: &str, name: &str) -> Element {
        let mut there = Vec::new();
        let mut found = self.wait_for(&format!("{role} 「{name}」"), || {
            let (found, names) = self.look(within, role, name);
            there = names;
            (!found.is_empty()).then_some(found)
        });
        assert!(
            found.len() == 1,
            "{} of role {role} answer to 「{name}」; there are: {there:?}",
            found.len()
        );
        found.remove(0)
    }

    fn look(
        &self,
        within: Option<&Element>,
        role: &str,
        name: &str,
    ) -> (Vec<Element>, Vec<String>) {
        self.ready();
        let within = within.map_or(Value::Null, |element| element.0.clone());
        // A page that is being replaced under the script is looked at again.
        let Ok(answer) = self.try_script(FIND, vec![within, json!(role), json!(name)]) else {
            return (Vec::new(), Vec::new());
        };
        let list = |key: &str| {
            answer
                .get(key)
                .and_then(Value::as_array)
                .cloned()
                .unwrap_or_default()
        };
        let names = list("names")
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
        (list("found").into_iter().map(Element).collect(), names)
    }

    /// Brings axe into the page where it is not there yet (the page may have been loaded anew).
    fn ready(&self) {
        if self.script("return typeof axe === 'object'", vec![]) != json!(true) {
            self.script(&format!("{}\nwindow.axe = axe;", self.axe), vec![]);
        }
    }
}
