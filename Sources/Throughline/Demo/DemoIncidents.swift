import ChildRecords
import ChildRecordsWeb
import SiteKit
import Vocabulary

/// Founds three incidents of information governance: a near miss, a breach that was reported in time, and one whose clock runs.
struct DemoIncidents {
    let store: Store
    let staff: DemoStaff

    func found(on today: Day) async throws {
        let (reporter, lead) = (staff.changer("jory.tamblett"), staff.changer("philippa.corrandale"))
        let register = IncidentRegister.self
        let miss = try await register.adding.add(
            (.nearMiss, "A conference report was addressed to the wrong school; the sender noticed before it went.", today - 60),
            by: reporter,
            today: today - 60, in: store)
        try await register.closes.perform(
            "Addresses are chosen from the case system and no longer typed.", on: miss, by: lead, today: today - 50, in: store)
        let breach = try await register.adding.add(
            (.breach, "Minutes of a meeting were posted to an old address.", today - 30), by: reporter, today: today - 29, in: store)
        for (kind, day, words) in [
            (Incident.Entry.Kind.document, today - 29, "Minutes of one core group, two pages"),
            (.opening, today - 28, "The new occupant opened them and brought them back unread beyond the first page"),
            (.toldRegulator, today - 28, "Reported on the Commissioner’s form"), (.toldFamily, today - 27, "Visited by the team manager"),
        ] { try await register.adds.perform((kind, day, words), on: breach, by: lead, today: day, in: store) }
        try await register.closes.perform(
            "Addresses are checked against the case system on the day of posting.", on: breach, by: lead, today: today - 10, in: store)
        _ = try await register.adding.add(
            (.breach, "A spreadsheet with initials and dates went to a distribution list of partners.", today - 1), by: reporter,
            today: today,
            in: store)
    }
}
