//! What is copied is marked as private and taken away again after a while.

use crate::platform::clipboard::Clipboard;
use egui::{Context, FullOutput, OutputCommand, Plugin};
use std::time::Instant;

/// Stands between egui and the desktop: every copy, of a button or of Ctrl+C, goes through a clipboard that
/// forgets. Selecting text copies nothing: the desktop's own selection would hand it to every program, unasked
/// for and for as long as it stays. Nothing is opened in another program.
#[derive(Debug)]
pub(super) struct Copies {
    clipboard: Option<Clipboard>,
}

impl Copies {
    pub(super) fn new() -> Self {
        let began = Instant::now();
        Self { clipboard: Clipboard::open(move || began.elapsed()) }
    }
}

impl Copies {
    /// Takes back what was copied, if it is still ours.
    pub(super) fn forget(&self) {
        if let Some(clipboard) = &self.clipboard {
            clipboard.clear_if_ours();
        }
    }
}

impl Plugin for Copies {
    fn debug_name(&self) -> &'static str {
        "copies"
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        let commands = &mut output.platform_output.commands;
        commands.retain_mut(|command| match (command, &self.clipboard) {
            (OutputCommand::CopyText(text), Some(clipboard)) => {
                clipboard.copy(std::mem::take(text));
                false
            }
            // A desktop whose clipboard only its windows can reach: copied as egui does it.
            (OutputCommand::CopyText(_), None) => true,
            _ => false,
        });
    }

    fn on_exit(&mut self, _ctx: &Context) {
        self.forget();
    }
}

#[cfg(test)]
mod tests {
    use super::Copies;
    use egui::{FullOutput, OpenUrl, OutputCommand, Plugin};

    #[test]
    fn selecting_and_opening_never_reach_the_desktop() {
        let mut output = FullOutput::default();
        output.platform_output.commands = vec![
            OutputCommand::TextSelectionSettled("selected".into()),
            OutputCommand::OpenUrl(OpenUrl::same_tab("https://example.org")),
            OutputCommand::CopyText("copied".into()),
        ];
        Copies { clipboard: None }.output_hook(&egui::Context::default(), &mut output);
        assert_eq!(output.platform_output.commands, [OutputCommand::CopyText("copied".into())]);
    }
}
