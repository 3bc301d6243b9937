import ChildRecords
import PreProceedings
import Testing
import Vocabulary

@Suite("ssd_pre_proceedings in and out")
struct DatasetSpellTests {
    private let down: [String: String] = [
        "prep_table_id": "PP-77", "prep_person_id": "M-1", "prep_plo_family_id": "PLO-9", "prep_pre_pro_decision_date": "2022-03-01",
        "prep_initial_pre_pro_meeting_date": "2022-03-10", "prep_pre_pro_outcome": "Decision to step down",
        "prep_agree_stepdown_issue_date": "2022-05-20", "prep_cp_plans_referral_period": "2", "prep_legal_gateway_outcome": "B",
        "prep_prev_pre_proc_child": "1", "prep_prev_care_proc_child": "0", "prep_pre_pro_letter_date": "2022-03-08",
        "prep_pre_pro_meetings_num": "2", "prep_pre_pro_parents_legal_rep": "Y", "prep_care_proc_court_hearings": "0",
    ]
    private var issued: [String: String] {
        down.merging([
            "prep_pre_pro_outcome": "Decision to Issue Care Proceedings", "prep_care_pro_letter_date": "2022-05-25",
            "prep_court_reference": "ZZ22C00001", "prep_care_proc_court_hearings": "3", "prep_care_proc_short_notice": "N",
            "prep_la_initial_care_plan": "A",
        ]) { $1 }
    }

    private func throughTheTracker(_ values: [String: String]) throws -> DatasetSpell? {
        var made = PreProceedingsCase.made()
        let row = DatasetSpell(values)
        try row.record(in: &made, for: robin, by: "Import", today: today)
        let part = try #require(made.children[robin])
        return DatasetSpell(part.spells[0], index: 0, child: row["prep_person_id"], case: "P-0001", kept: row)
    }

    @Test func `a row that goes in comes out the same, with every field the tracker does not hold`() throws {
        var open = down
        for column in ["prep_pre_pro_outcome", "prep_agree_stepdown_issue_date", "prep_initial_pre_pro_meeting_date"] { open[column] = nil }
        var straight = issued
        straight["prep_legal_gateway_outcome"] = "C"
        for column in ["prep_pre_pro_letter_date", "prep_initial_pre_pro_meeting_date"] { straight[column] = nil }
        straight["prep_agree_stepdown_issue_date"] = "2022-03-01"
        for values in [down, issued, open, straight] { #expect(try throughTheTracker(values)?.values == values) }
    }

    @Test func `whatever row can be taken in comes out the same, column by column`() throws {
        var (taken, chance) = (0, Chance(state: 13))
        let texts = ["", "Y", "-", "=1+1", "Two lines\nof reasons, with “quotes”", "Adoption, if all else fails", "D"]
        for _ in 0..<1_500 {
            var values: [String: String] = [:]
            func maybe(_ column: String, _ value: String) { if Int.random(in: 0..<3, using: &chance) > 0 { values[column] = value } }
            for column in DatasetSpell.columns { maybe(column, texts.randomElement(using: &chance) ?? "") }
            var on = day("2021-05-03") + Int.random(in: 0...200, using: &chance)
            func next() -> String {
                on = on + Int.random(in: 0...30, using: &chance)
                return on.iso
            }
            (values["prep_person_id"], values["prep_pre_pro_decision_date"]) = ("M-1", next())
            values["prep_legal_gateway_outcome"] = ["A", "B", "C", "D", ""].randomElement(using: &chance)
            for column in ["prep_pre_pro_letter_date", "prep_initial_pre_pro_meeting_date", "prep_care_pro_letter_date"] {
                values[column] = nil
            }
            maybe("prep_pre_pro_letter_date", next())
            maybe("prep_initial_pre_pro_meeting_date", next())
            let outcome = ["", "Decision to Issue Care Proceedings", "Decision to step down"].randomElement(using: &chance) ?? ""
            (values["prep_pre_pro_outcome"], values["prep_agree_stepdown_issue_date"]) = (outcome, outcome.isEmpty ? "" : next())
            if outcome.hasPrefix("Decision to Issue") { maybe("prep_care_pro_letter_date", next()) }
            for column in ["prep_pre_pro_meetings_num", "prep_care_proc_court_hearings"] {
                values[column] = ["", "0", "3", "many"].randomElement(using: &chance)
            }
            do {
                let out = try throughTheTracker(values)
                #expect(out?.values == DatasetSpell(values).values)
                taken += 1
            } catch is DatasetSpell.Refusal {
                // A row that contradicts itself is not taken in; the person is told why.
            }
        }
        #expect(taken > 800, "\(taken)")
    }

    @Test func `a decision to issue at the meeting keeps the dates of its row until an application is recorded`() throws {
        var row = straightToCourt
        (row["prep_pre_pro_outcome"], row["prep_agree_stepdown_issue_date"]) = (nil, nil)
        var made = PreProceedingsCase.made()
        try DatasetSpell(row).record(in: &made, for: robin, by: "Import", today: today)
        #expect(try throughTheTracker(row)?.values == row)
        try made.take(.issuedWithout, "2022-03-20")
        let out = DatasetSpell(made.children[robin]!.spells[0], index: 0, child: "M-1", case: "P-0001", kept: DatasetSpell(row))
        #expect(out?["prep_pre_pro_outcome"] == "Decision to Issue Care Proceedings")
    }

    private var straightToCourt: [String: String] {
        [
            "prep_table_id": "PP-78", "prep_person_id": "M-1", "prep_pre_pro_decision_date": "2022-03-01",
            "prep_legal_gateway_outcome": "C",
        ]
    }

    @Test func `what the tracker records goes out and in again`() throws {
        var made = try PreProceedingsCase.at(.preProceedings)
        try made.take(.letterSent, "2022-03-04")
        try made.take(.firstMeeting, "2022-03-10")
        try made.take(.review, "2022-04-12")
        try made.take(.stepDownAgreed, "2022-05-20")
        let out = try #require(DatasetSpell(made.children[robin]!.spells[0], index: 0, child: "M-1", case: "P-0001", kept: nil))
        #expect(try throughTheTracker(out.values) == out)
    }

    @Test func `a step recorded after the import is in the next export`() throws {
        var made = PreProceedingsCase.made()
        var open = down
        for column in ["prep_pre_pro_outcome", "prep_agree_stepdown_issue_date"] { open[column] = nil }
        try DatasetSpell(open).record(in: &made, for: robin, by: "Import", today: today)
        try made.take(.stepDownAgreed, "2022-06-01")
        let out = DatasetSpell(made.children[robin]!.spells[0], index: 0, child: "M-1", case: "P-0001", kept: DatasetSpell(open))
        #expect(out?["prep_agree_stepdown_issue_date"] == "2022-06-01" && out?["prep_pre_pro_outcome"] == "Decision to step down")
    }

    @Test func `a row that cannot be is refused and changes nothing`() throws {
        var made = PreProceedingsCase.made()
        let wrong: [(String, String, DatasetSpell.Refusal)] = [
            ("prep_pre_pro_decision_date", "", .noDecision),
            ("prep_pre_pro_letter_date", "soon", .notADay(column: "prep_pre_pro_letter_date", "soon")),
            ("prep_pre_pro_outcome", "Perhaps", .notAnOutcome("Perhaps")), ("prep_agree_stepdown_issue_date", "", .noDayOfOutcome),
            ("prep_pre_pro_letter_date", "2022-02-01", .step(.notInCase)),
        ]
        for (column, value, refusal) in wrong {
            var values = down
            values[column] = value
            #expect(throws: refusal) { try DatasetSpell(values).record(in: &made, for: robin, by: "Import", today: today) }
            #expect(made.trail.isEmpty)
        }
    }
}
