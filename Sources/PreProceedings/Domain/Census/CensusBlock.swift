import ChildRecords
import Vocabulary

/// The block `PreProceedingsandFGDM` of the children in need census: one child’s spell. What the tracker knows is written from its steps;
/// what was read and the tracker does not hold is kept, so that a block that went in comes out the same.
package struct CensusBlock: Hashable, Sendable {
    package enum Element: String, CaseIterable, Hashable, Sendable {
        case PPStartDate, LBPSentDate, FGDMMeetingOffer, FGDMMeetingFac, InitialPPMeetingDate, ReviewMeetingsCount, StepDecisionDate,
            PPOutcome, CourtAppDate, LetterInitCPDate

        package var words: String {
            switch self {
            case .PPStartDate: "Decision to begin pre-proceedings"
            case .LBPSentDate: "Letter before proceedings sent"
            case .FGDMMeetingOffer: "Family meeting offered"
            case .FGDMMeetingFac: "Family meeting held"
            case .InitialPPMeetingDate: "First pre-proceedings meeting"
            case .ReviewMeetingsCount: "Number of review meetings"
            case .StepDecisionDate: "Decision to step down or to issue"
            case .PPOutcome: "Outcome"
            case .CourtAppDate: "Application to the court"
            case .LetterInitCPDate: "Letter of issue"
            }
        }
    }

    /// The census year, by its first 1 April, from which the Department collects the block.
    package static let firstYear = 2026

    package private(set) var values: [Element: String]

    package init(_ values: [Element: String]) { self.values = values.filter { !$0.value.isEmpty } }

    package subscript(element: Element) -> String { values[element] ?? "" }
    package func day(_ element: Element) -> Day? { Day(iso: self[element]) }

    // MARK: Out

    /// From the steps of a spell, over what was kept of the block it came from.
    /// - Returns: nil for a spell without a decision to begin pre-proceedings: the census does not ask for it.
    package init?(_ spell: Spell, kept: CensusBlock? = nil, _ meanings: PreProceedingsMeanings) {
        guard let decided = spell.decided else { return nil }
        var values = kept?.values ?? [:]
        func set(_ element: Element, _ day: Day?) { if let day { values[element] = day.iso } }
        set(.PPStartDate, decided)
        set(.LBPSentDate, spell.letter)
        set(.InitialPPMeetingDate, spell.firstMeeting)
        set(.StepDecisionDate, spell.steppedDown ?? spell.issueAgreed)
        set(.CourtAppDate, spell.applied)
        set(.LetterInitCPDate, spell.letterOfIssue)
        if spell.letter != nil, kept?[.FGDMMeetingOffer] != "1" {
            values[.FGDMMeetingOffer] = spell.family.offered.contains { $0.how == .inLetter } ? "1" : kept?[.FGDMMeetingOffer] ?? "0"
        }
        if spell.family.held != nil { values[.FGDMMeetingFac] = "1" }
        if spell.letter != nil, values[.FGDMMeetingFac] == nil, kept == nil { values[.FGDMMeetingFac] = "0" }
        let counted = kept.flatMap { Int($0[.ReviewMeetingsCount]) }
        if spell.firstMeeting != nil, counted.map({ $0 < spell.reviews.count }) ?? (kept == nil || !spell.reviews.isEmpty) {
            values[.ReviewMeetingsCount] = String(spell.reviews.count)
        }
        let meaning: PreProceedingsMeaning? =
            spell.steppedDown != nil ? .stepDown : spell.issueAgreed ?? spell.applied != nil ? .issue : nil
        // An outcome stays as it was read, also none, while the tracker says no more than the block did; so does a code that is not explained.
        if let meaning, kept.map({ $0.said(meanings) != meaning && !$0.isUnexplained(meanings) }) ?? true {
            values[.PPOutcome] = PreProceedingsOutcome.unexplained.first { meanings.meaning(of: $0) == meaning }?.rawValue
        }
        self.init(values)
    }

    private var code: PreProceedingsOutcome? { PreProceedingsOutcome(rawValue: self[.PPOutcome]) }

    private func isUnexplained(_ meanings: PreProceedingsMeanings) -> Bool { code.map { meanings.meaning(of: $0) == nil } ?? false }

    /// How the spell ended by this block, as far as it gives a day: by its outcome, or by an application.
    private func said(_ meanings: PreProceedingsMeanings) -> PreProceedingsMeaning? {
        let decided = self[.StepDecisionDate].isEmpty ? nil : code.flatMap(meanings.meaning)
        return decided == .stepDown || self[.CourtAppDate].isEmpty && decided != .issue ? decided : .issue
    }

    /// The block as it stands in the file, in the order of the census.
    package var markup: String {
        let lines = Element.allCases.filter { !self[$0].isEmpty }.map { "<\($0.rawValue)>\(self[$0].markupSafe)</\($0.rawValue)>" }
        return "<PreProceedingsandFGDM>\(lines.joined())</PreProceedingsandFGDM>"
    }

    // MARK: In

    /// Why a block cannot be recorded as steps.
    package enum Refusal: Error, Hashable, Sendable {
        case noStart
        case notADay(Element, String)
        case step(CaseRefusal)
    }

    /// Records what the block says as steps of the child. What no step holds is kept with the block: how often reviews were held, that a
    /// meeting was held without its date, an outcome whose code the council has not explained.
    package func record(
        in made: inout PreProceedingsCase, for child: Identifier<Child>, _ meanings: PreProceedingsMeanings,
        from source: String = "the children in need census", by author: String, today: Day
    ) throws(Refusal) {
        for element in Element.allCases where element.rawValue.hasSuffix("Date") && !self[element].isEmpty && day(element) == nil {
            throw .notADay(element, self[element])
        }
        guard let start = day(.PPStartDate) else { throw .noStart }
        var copy = made
        let (from, nobody) = ("From \(source)", "Not known: \(source) does not say")
        func step(_ kind: StepKind, _ day: Day?, _ facts: StepFacts) throws(Refusal) {
            guard let day else { return }
            do throws(CaseRefusal) {
                try copy.record(kind, on: day, for: [child], facts, by: author, today: today)
            } catch { throw .step(error) }
        }
        try step(copy.children[child] == nil ? .screened : .reentered, start, StepFacts(words: from))
        try step(
            .planningHeld, start, StepFacts(person: nobody, choice: .preProceedings, threshold: .notRecorded, safeToWait: .notRecorded))
        try step(.letterSent, day(.LBPSentDate), StepFacts(person: nobody))
        if self[.FGDMMeetingOffer] == "1" { try step(.meetingOffered, day(.LBPSentDate), StepFacts(person: nobody, choice: .inLetter)) }
        try step(.firstMeeting, day(.InitialPPMeetingDate), StepFacts(person: nobody))
        switch PreProceedingsOutcome(rawValue: self[.PPOutcome]).flatMap(meanings.meaning) {
        case .stepDown: try step(.stepDownAgreed, day(.StepDecisionDate), StepFacts(person: nobody, words: from))
        case .issue: try step(.issueAgreed, day(.StepDecisionDate), StepFacts(person: nobody, words: from))
        case .other, nil: break
        }
        try step(.issued, day(.CourtAppDate), StepFacts(words: from))
        try step(.letterOfIssue, day(.LetterInitCPDate), StepFacts(person: nobody))
        made = copy
    }

    // MARK: What is missing or wrong

    /// What the census asks of a spell like this and the tracker does not have.
    package var missing: [Element] {
        let asked: [(Element, Bool)] = [
            (.LBPSentDate, true), (.FGDMMeetingOffer, day(.LBPSentDate) != nil), (.FGDMMeetingFac, self[.FGDMMeetingOffer] == "1"),
            (.InitialPPMeetingDate, day(.LBPSentDate) != nil), (.ReviewMeetingsCount, day(.InitialPPMeetingDate) != nil),
            (.StepDecisionDate, !self[.PPOutcome].isEmpty || day(.CourtAppDate) != nil), (.PPOutcome, day(.StepDecisionDate) != nil),
            (.LetterInitCPDate, day(.CourtAppDate) != nil),
        ]
        return asked.filter { $0.1 && self[$0.0].isEmpty }.map(\.0)
    }

    /// A check of the Department that this block does not pass, in our words.
    package struct Fault: Hashable, Sendable {
        package let code, sentence: String
    }

    /// The checks whose condition is known, by the rules of data quality that the loaded census is checked by.
    package static let checks: [any QualityRule.Type] = [
        LetterBeforeDecision.self, FamilyMeetingNotAnswered.self, DecisionBeforePreProceedings.self, OutcomeMissing.self,
        OutcomeNotKnownHere.self, ApplicationBeforeDecision.self, LetterOfIssueBeforeApplication.self, ReviewMeetingsMissing.self,
    ]

    /// The Department’s codes of the block whose wording stands in no public source that we found: nothing is checked for them.
    package static let codesWithoutWording = WaitingCodes.ofPreProceedings

    package func faults(of child: LAChildID, on day: Day) -> [Fault] {
        let seen = QualityChild(ChildHistory(child, [entry(of: child)]), LoadOverview(on: day))
        return CensusBlock.checks.flatMap { rule -> [Fault] in
            guard let failures = try? rule.check(seen), !failures.isEmpty else { return [] }
            return rule.codes.map { Fault(code: $0, sentence: rule.sentence) }
        }
    }

    private func entry(of child: LAChildID) -> Entry {
        let answers = ["1": "Y", "0": "N"]
        let facts: [Fact: String] = [
            .letter: self[.LBPSentDate], .familyMeetingOffered: answers[self[.FGDMMeetingOffer]] ?? self[.FGDMMeetingOffer],
            .familyMeetingHeld: answers[self[.FGDMMeetingFac]] ?? self[.FGDMMeetingFac], .firstMeeting: self[.InitialPPMeetingDate],
            .meetings: self[.ReviewMeetingsCount], .preProceedingsOutcome: self[.PPOutcome], .application: self[.CourtAppDate],
            .letterOfIssue: self[.LetterInitCPDate],
        ]
        return Entry(
            .preProceedings, child: child, from: day(.PPStartDate), until: day(.StepDecisionDate),
            facts: facts.filter { !$0.value.isEmpty },
            origin: Origin(format: .census, file: 0, row: 0))
    }

    /// The block that an entry of a loaded return says: of the census the one it was read from, of the dataset the same things under its own names.
    package init?(_ entry: Entry) {
        guard entry.kind == .preProceedings, let from = entry.from else { return nil }
        func answer(_ fact: Fact) -> String {
            switch entry.answer(fact) {
            case .yes: "1"
            case .no: "0"
            case .notKnown: ""
            case .unrecognised(let text): text
            }
        }
        let outcome = entry.facts[.preProceedingsOutcome] ?? ""
        self.init([
            .PPStartDate: from.iso, .StepDecisionDate: entry.until?.iso ?? "", .LBPSentDate: entry.facts[.letter] ?? "",
            .FGDMMeetingOffer: answer(.familyMeetingOffered), .FGDMMeetingFac: answer(.familyMeetingHeld),
            .InitialPPMeetingDate: entry.facts[.firstMeeting] ?? "", .ReviewMeetingsCount: entry.facts[.meetings] ?? "",
            .PPOutcome: outcome.hasPrefix("?") ? String(outcome.dropFirst()) : outcome, .CourtAppDate: entry.facts[.application] ?? "",
            .LetterInitCPDate: entry.facts[.letterOfIssue] ?? "",
        ])
    }
}

extension String {
    /// As text between the marks of XML.
    package var markupSafe: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
