//! What the rooms are shown with: they read what is there, edit the forms, and ask for actions. A room of the journal gets
//! the open journal itself; what can be shown without one gets no more than it needs.

use super::theme::Look;
use crate::{
    app::{
        Actions, FileWork, Forms, HelpLineForms, InTrouble, Locked, Model, Open, OpenJournal, PrivacyForm, Shell, Shut,
        Standing, Steps,
    },
    domain::DayKey,
};

/// Everything, for what is around the rooms.
#[derive(Debug)]
pub struct Around<'a> {
    pub model: &'a mut Model,
    pub look: &'a Look,
    pub actions: &'a mut Actions,
}

/// A room of the journal, while it is open.
#[derive(Debug)]
pub struct View<'a> {
    pub shell: &'a Shell,
    pub open: &'a OpenJournal,
    pub forms: &'a mut Forms,
    pub steps: &'a Steps,
    pub look: &'a Look,
    pub actions: &'a mut Actions,
}

/// What can be done about the journal's file, open or not.
#[derive(Debug)]
pub struct FileView<'a> {
    pub shell: &'a Shell,
    pub file: &'a FileWork,
    pub privacy: &'a mut PrivacyForm,
    pub is: FileIs,
    pub look: &'a Look,
    pub actions: &'a mut Actions,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileIs {
    Open,
    Locked,
    InTrouble,
}

/// Help, which is there with a journal or without one.
#[derive(Debug)]
pub struct HelpView<'a> {
    pub shell: &'a Shell,
    pub help: &'a mut HelpLineForms,
    /// The code of the country whose lines are shown.
    pub country: Option<String>,
    /// The person's day now.
    pub today: DayKey,
    pub open: Option<&'a mut Open>,
    pub look: &'a Look,
    pub actions: &'a mut Actions,
}

impl Around<'_> {
    /// A room of the journal, where it is open.
    pub fn view(&mut self) -> Option<View<'_>> {
        let Model { shell, standing, .. } = &mut *self.model;
        match standing {
            Standing::Open(open) => Some(view_of(shell, open, self.look, self.actions)),
            Standing::Opening(_) | Standing::Locked(_) | Standing::InTrouble(_) => None,
        }
    }

    pub fn help(&mut self) -> HelpView<'_> {
        let (country, today) = (self.model.help_country().map(str::to_owned), self.model.today());
        let Model { shell, standing, help, .. } = &mut *self.model;
        let open = match standing {
            Standing::Open(open) => Some(&mut **open),
            Standing::Opening(_) | Standing::Locked(_) | Standing::InTrouble(_) => None,
        };
        HelpView { shell, help, country, today, open, look: self.look, actions: self.actions }
    }
}

fn view_of<'a>(shell: &'a Shell, open: &'a mut Open, look: &'a Look, actions: &'a mut Actions) -> View<'a> {
    let Open { journal, forms, steps } = open;
    View { shell, open: journal, forms, steps, look, actions }
}

impl View<'_> {
    /// The person's day now.
    #[must_use]
    pub fn today(&self) -> DayKey {
        self.open.day_of(&self.shell.now)
    }

    pub fn file(&mut self) -> FileView<'_> {
        let (file, privacy) = (&self.open.file, &mut self.forms.privacy);
        FileView { shell: self.shell, file, privacy, is: FileIs::Open, look: self.look, actions: self.actions }
    }
}

impl HelpView<'_> {
    /// What is the person's own, where the journal is open.
    pub fn view(&mut self) -> Option<View<'_>> {
        Some(view_of(self.shell, self.open.as_deref_mut()?, self.look, self.actions))
    }
}

impl<'a> FileView<'a> {
    /// What can be done while it is locked; and why what was typed did not open it.
    pub fn locked(
        shell: &'a Shell,
        locked: &'a mut Locked,
        look: &'a Look,
        actions: &'a mut Actions,
    ) -> (Self, Option<&'a str>) {
        let Shut { file, privacy } = &mut locked.shut;
        (Self { shell, file, privacy, is: FileIs::Locked, look, actions }, locked.why.as_deref())
    }

    /// What can be done where it could not be opened.
    pub fn in_trouble(shell: &'a Shell, trouble: &'a mut InTrouble, look: &'a Look, actions: &'a mut Actions) -> Self {
        let Shut { file, privacy } = &mut trouble.shut;
        Self { shell, file, privacy, is: FileIs::InTrouble, look, actions }
    }
}
