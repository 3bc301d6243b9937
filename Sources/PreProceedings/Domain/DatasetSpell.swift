import ChildRecords
import Vocabulary

/// A row of `ssd_pre_proceedings`: one child’s spell. What the tracker knows is written from its steps; what it does not hold is kept as it
/// was read, so that a row that went in comes out the same.
package struct DatasetSpell: Hashable, Sendable {
    package static let columns = [
        "prep_table_id", "prep_person_id", "prep_plo_family_id", "prep_pre_pro_decision_date", "prep_initial_pre_pro_meeting_date",
        "prep_pre_pro_outcome", "prep_agree_stepdown_issue_date", "prep_cp_plans_referral_period", "prep_legal_gateway_outcome",
        "prep_prev_pre_proc_child", "prep_prev_care_proc_child", "prep_pre_pro_letter_date", "prep_care_pro_letter_date",
        "prep_pre_pro_meetings_num", "prep_pre_pro_parents_legal_rep", "prep_parents_legal_rep_point_of_issue", "prep_court_reference",
        "prep_care_proc_court_hearings", "prep_care_proc_short_notice", "prep_proc_short_notice_reason", "prep_la_inital_plan_approved",
        "prep_la_initial_care_plan", "prep_la_final_plan_approved", "prep_la_final_care_plan",
    ]
    static let (issue, stepDown) = ("Decision to Issue Care Proceedings", "Decision to step down")

    package private(set) var values: [String: String]

    /// - Parameter values: by the column’s name; what is no column of this table is left out.
    package init(_ values: [String: String]) { self.values = values.filter { DatasetSpell.columns.contains($0.key) && !$0.value.isEmpty } }

    package subscript(column: String) -> String { values[column] ?? "" }
    package var cells: [String] { DatasetSpell.columns.map { self[$0] } }

    /// From the steps of a spell, over what was kept of the row it came from.
    /// - Returns: nil for a spell that this table does not know: without a decision to begin or to issue.
    package init?(_ spell: Spell, index: Int, child: String, case number: String, kept: DatasetSpell?) {
        guard let decided = spell.decided ?? (spell.planning == .issue ? spell.issueAgreed : nil) else { return nil }
        var values =
            kept?.values ?? [
                "prep_table_id": "\(number)-\(child)-\(index + 1)", "prep_plo_family_id": number, "prep_prev_pre_proc_child": String(index),
            ]
        func set(_ column: String, _ value: String?) { values[column] = value?.isEmpty ?? true ? nil : value }
        set("prep_person_id", child)
        set("prep_pre_pro_decision_date", decided.iso)
        set("prep_initial_pre_pro_meeting_date", spell.firstMeeting?.iso)
        // Of a decision to issue at the meeting itself the row says more than the one step of it; until an application is recorded, it stays.
        if kept == nil || spell.planning != .issue || (kept?["prep_pre_pro_outcome"] == "" && spell.applied != nil) {
            let agreed = spell.steppedDown ?? spell.issueAgreed ?? spell.applied
            set("prep_pre_pro_outcome", agreed.map { _ in spell.steppedDown == nil ? DatasetSpell.issue : DatasetSpell.stepDown })
            set("prep_agree_stepdown_issue_date", agreed?.iso)
        }
        if kept == nil || spell.planning != .preProceedings || kept?["prep_legal_gateway_outcome"] == "B" {
            set("prep_legal_gateway_outcome", spell.planning.flatMap { DatasetSpell.letters[$0] })
        }
        set("prep_pre_pro_letter_date", spell.letter?.iso)
        set("prep_care_pro_letter_date", spell.letterOfIssue?.iso)
        set("prep_pre_pro_meetings_num", DatasetSpell.count(kept, "prep_pre_pro_meetings_num", spell.reviews.count))
        set("prep_care_proc_court_hearings", DatasetSpell.count(kept, "prep_care_proc_court_hearings", spell.hearingCount))
        self.init(values)
    }

    /// The row may count more than is recorded here day by day.
    private static func count(_ kept: DatasetSpell?, _ column: String, _ recorded: Int) -> String {
        guard let kept else { return String(recorded) }
        return (Int(kept[column]) ?? -1) >= recorded || recorded == 0 ? kept[column] : String(recorded)
    }

    private static let letters: [StepChoice: String] = [.continuePlan: "A", .preProceedings: "B", .issue: "C", .notRecorded: "D"]

    // MARK: In

    /// Why a row cannot be taken in.
    package enum Refusal: Error, Hashable, Sendable {
        case noDecision
        case notADay(column: String, String)
        case notAnOutcome(String)
        case noDayOfOutcome
        case step(CaseRefusal)
    }

    /// Records what the row says as steps of the child.
    package func record(in made: inout PreProceedingsCase, for child: Identifier<Child>, by author: String, today: Day) throws(Refusal) {
        guard let decided = try day("prep_pre_pro_decision_date") else { throw .noDecision }
        let agreed = try day("prep_agree_stepdown_issue_date")
        let (letter, first, care) = (
            try day("prep_pre_pro_letter_date"), try day("prep_initial_pre_pro_meeting_date"), try day("prep_care_pro_letter_date")
        )
        let outcome = self["prep_pre_pro_outcome"]
        if !["", DatasetSpell.issue, DatasetSpell.stepDown].contains(outcome) { throw .notAnOutcome(outcome) }
        if !outcome.isEmpty, agreed == nil { throw .noDayOfOutcome }
        var copy = made
        let (from, nobody) = ("From ssd_pre_proceedings", "Not known: the dataset does not say")
        func step(_ kind: StepKind, _ day: Day?, _ facts: StepFacts) throws(Refusal) {
            guard let day else { return }
            do throws(CaseRefusal) {
                try copy.record(kind, on: day, for: [child], facts, by: author, today: today)
            } catch { throw .step(error) }
        }
        let isBack = copy.children[child] != nil
        try step(isBack ? .reentered : .screened, decided, StepFacts(words: from))
        let choice: StepChoice = self["prep_legal_gateway_outcome"] == "C" ? .issue : .preProceedings
        try step(
            .planningHeld, decided, StepFacts(person: nobody, choice: choice, threshold: .notRecorded, safeToWait: .notRecorded))
        try step(.letterSent, letter, StepFacts(person: nobody))
        try step(.firstMeeting, first, StepFacts(person: nobody))
        if outcome == DatasetSpell.stepDown { try step(.stepDownAgreed, agreed, StepFacts(person: nobody, words: from)) }
        if outcome == DatasetSpell.issue, choice != .issue { try step(.issueAgreed, agreed, StepFacts(person: nobody, words: from)) }
        try step(.letterOfIssue, care, StepFacts(person: nobody))
        made = copy
    }

    private func day(_ column: String) throws(Refusal) -> Day? {
        if self[column].isEmpty { return nil }
        guard let day = Day(iso: self[column]) else { throw .notADay(column: column, self[column]) }
        return day
    }
}
