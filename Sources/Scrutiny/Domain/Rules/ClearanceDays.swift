import Law
import Vocabulary

/// The days of a report, worked back from the meeting.
///
/// A step's answer is due on the last day that leaves its number of clear working days before the meeting: neither the day of the
/// answer nor the day of the meeting counts, and the due day itself is in time. The agenda and its reports are public five clear
/// working days before the meeting, and nothing is published before that day. All these numbers are local settings.
package struct ClearanceDays: Sendable {
    package let meeting: Day
    private let calendar: WorkingDays

    package init(meeting: Day, calendar: WorkingDays = .england) {
        self.meeting = meeting
        self.calendar = calendar
    }

    package func due(_ step: ClearanceStep) -> Day { calendar.day(step.clearDays, clearBefore: meeting) }

    package var agendaPublic: Day { calendar.day(Timescale.agendaPublic.length, clearBefore: meeting) }
}
