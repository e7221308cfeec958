//! Where one came from: Alt+Left goes back there.

use super::{Model, Place, Request, Room};

impl Model {
    /// Where one is.
    pub(super) fn place(&self) -> Place {
        let room = self.shell.room;
        let of = |is: Room| self.open().filter(|_| room == is).map(|open| &open.journal);
        Place {
            room,
            day: of(Room::Journal).and_then(|journal| journal.shown_day),
            way: of(Room::Ways).and_then(|journal| journal.open_way),
        }
    }

    /// Goes back to where one was before; what is typed there stands as it was left.
    pub(super) fn go_back(&mut self) -> Vec<Request> {
        let here = self.place();
        let Some(to) = std::iter::from_fn(|| self.shell.been.step_back()).find(|place| *place != here) else {
            return Vec::new();
        };
        let shown = self.open().and_then(|open| open.journal.shown_day);
        match (to.day, to.way) {
            // The list of days stands where it was left, unless another day was asked for since.
            (Some(day), _) if shown != Some(day) => self.show_day(day),
            (None, _) if to.room == Room::Journal && here.room == Room::Journal => self.show_newest(),
            (_, Some(way)) => {
                self.go(to.room);
                self.shows(|open| open.open_way = Some(way))
            }
            _ => {
                self.go(to.room);
                Vec::new()
            }
        }
    }

    /// The days as they were before any was asked for.
    pub(super) fn show_newest(&mut self) -> Vec<Request> {
        let newest = self.open().and_then(|open| open.journal.journal.last_day()).unwrap_or_else(|| self.today());
        let requests = self.show_day(newest);
        self.shows(|open| open.shown_day = None);
        requests
    }
}
