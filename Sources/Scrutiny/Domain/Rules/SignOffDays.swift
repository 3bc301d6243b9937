import Law
import Vocabulary

/// The key dates of a report, counted back from the meeting.
///
/// A sign-off is due on the last day that leaves its number of clear working days before the meeting: neither the day of the sign-off
/// nor the day of the meeting counts, and the due date itself is in time. The agenda and its reports are public five clear working
/// days before the meeting, and nothing is published before that date. All these numbers are local settings.
package struct SignOffDays: Sendable {
    package let meeting: Day
    private let calendar: WorkingDays

    package init(meeting: Day, calendar: WorkingDays = .england) {
        self.meeting = meeting
        self.calendar = calendar
    }

    package func due(_ step: SignOffStep) -> Day { calendar.day(step.clearDays, clearBefore: meeting) }

    package var agendaPublic: Day { calendar.day(Timescale.agendaPublic.length, clearBefore: meeting) }
}
