/// What a column of a council’s own tracker can hold.
package enum SheetField: String, Codable, CaseIterable, Hashable, Sendable {
    case family, number, child, birth, why, stage, screened, meeting, outcome, decided, letter, firstMeeting, review, nextReview, offered,
        stepDown, issueAgreed, issued, withdrawn, note

    package var words: String {
        switch self {
        case .family: "Family or case reference"
        case .number: "Record number of the child"
        case .child: "Child’s name"
        case .birth: "Date of birth, or expected date"
        case .why: "Why now"
        case .stage: "Stage"
        case .screened: "Screening began"
        case .meeting: "Legal planning meeting"
        case .outcome: "Outcome of the legal planning meeting"
        case .decided: "Decision to begin pre-proceedings"
        case .letter: "Letter before proceedings sent"
        case .firstMeeting: "First pre-proceedings meeting"
        case .review: "Review held"
        case .nextReview: "Next review"
        case .offered: "Family meeting offered (yes, no or a date)"
        case .stepDown: "Step-down agreed"
        case .issueAgreed: "Issue agreed"
        case .issued: "Application issued"
        case .withdrawn: "Case withdrawn"
        case .note: "Note"
        }
    }

    /// Several columns may hold it: a column for each child, or for each review.
    package var mayRepeat: Bool { [.number, .child, .birth, .review, .note].contains(self) }
    /// It says which child or family the line is about, or why, and not what happened.
    package var isAboutWho: Bool { [.family, .number, .child, .birth, .why, .note].contains(self) }
    package var isDay: Bool { !isAboutWho && ![.stage, .outcome, .offered].contains(self) }

    /// What a heading says by itself; a person confirms it or chooses another.
    package static func recognised(_ heading: String) -> SheetField? {
        let text = heading.plainWords
        if let own = allCases.first(where: { $0.words.plainWords == text }) { return own }
        return signs.first { $0.words.allSatisfy(text.contains) }?.field
    }

    /// Parts of headings, with blanks where a word begins or ends; the first that fits counts.
    private static let signs: [(words: [String], field: SheetField)] = [
        (["letter of issue"], .note), (["letter"], .letter), ([" lbp"], .letter),
        ([" fgc", "offer"], .offered), ([" fgdm", "offer"], .offered), (["family group", "offer"], .offered),
        (["family meeting", "offer"], .offered), ([" fgc"], .note), ([" fgdm"], .note), (["family group"], .note),
        (["family meeting"], .note), (["social worker"], .note), ([" sw "], .note), (["solicitor"], .note), (["lawyer"], .note),
        (["team"], .note), (["manager"], .note), (["comment"], .note), (["note"], .note), (["mother"], .note), (["father"], .note),
        (["parent"], .note), (["next review"], .nextReview), (["review due"], .nextReview), (["outcome"], .outcome),
        (["step", "down"], .stepDown), (["withdrawn"], .withdrawn), (["decision", "issue"], .issueAgreed),
        (["agreed", "issue"], .issueAgreed), (["issue agreed"], .issueAgreed), (["application"], .issued), (["issued"], .issued),
        (["first", "meeting"], .firstMeeting), (["1st", "meeting"], .firstMeeting), (["initial", "meeting"], .firstMeeting),
        (["plo meeting"], .firstMeeting), (["pre proceedings meeting"], .firstMeeting), (["review"], .review), (["midpoint"], .review),
        (["mid point"], .review), ([" lpm"], .meeting), ([" lgm"], .meeting), (["legal planning"], .meeting), (["gateway"], .meeting),
        (["panel"], .meeting), (["screen"], .screened), (["decision"], .decided), (["start", "plo"], .decided),
        (["entered"], .decided), (["plo date"], .decided), (["start", "pre proceedings"], .decided), (["stage"], .stage),
        (["status"], .stage), ([" dob"], .birth), (["birth"], .birth), ([" edd"], .birth), (["born"], .birth),
        (["record number"], .number), (["record no"], .number), (["child id"], .number), (["person id"], .number), (["mosaic"], .number),
        ([" lcs"], .number), (["liquidlogic"], .number), (["system id"], .number), ([" id "], .number), (["family"], .family),
        (["case ref"], .family), (["reference"], .family), ([" ref "], .family), (["child"], .child), (["name"], .child),
        (["reason"], .why), (["why"], .why), (["concern"], .why),
    ]
}

/// A stage as a council writes it, by the stages of the tracker that it can mean.
package enum SheetStage: String, Codable, CaseIterable, Hashable, Sendable {
    case byDates, screening, continuing, preProceedings, issueAgreed, proceedings, steppedDown, withdrawn

    package var words: String {
        switch self {
        case .byDates: "Go by the dates of the line"
        case .screening: "Before a decision"
        case .continuing: Stage.continuing.words
        case .preProceedings: Stage.preProceedings.words
        case .issueAgreed: Stage.issueAgreed.words
        case .proceedings: Stage.issued.words
        case .steppedDown: Stage.steppedDown.words
        case .withdrawn: Stage.withdrawn.words
        }
    }

    func allows(_ stage: Stage?) -> Bool {
        guard let stage else { return false }
        return switch self {
        case .byDates: true
        case .screening: [.screening, .planningBooked, .adjourned, .notRecorded].contains(stage)
        case .continuing: stage == .continuing
        case .preProceedings: stage.isInPreProceedings
        case .issueAgreed: stage == .issueAgreed
        case .proceedings: stage == .issued
        case .steppedDown: stage == .steppedDown
        case .withdrawn: stage == .withdrawn
        }
    }

    /// What a word of the stage column suggests; a person confirms it or chooses another.
    package static func suggested(_ word: String) -> SheetStage {
        let text = word.plainWords
        if let own = Stage.allCases.first(where: { $0.words.plainWords == text }) {
            return allCases.first { $0 != .byDates && $0.allows(own) } ?? .byDates
        }
        if text.contains("step") { return .steppedDown }
        if text.contains("withdrawn") { return .withdrawn }
        if text.contains(" pre ") || text.contains(" plo ") || text.contains("preproceedings") { return .preProceedings }
        if text.contains("court") || text.contains("issued") || text.contains(" proceedings ") { return .proceedings }
        if text.contains("screen") || text.contains("gateway") || text.contains(" lpm ") { return .screening }
        return .byDates
    }
}

extension StepChoice {
    /// The outcomes of a legal planning meeting that a line can give without more.
    package static let ofSpreadsheet: [StepChoice] = [.continuePlan, .preProceedings, .issue, .notRecorded]

    /// What a word of the outcome column suggests; nil where it suggests nothing.
    package static func suggestedOutcome(_ word: String) -> StepChoice? {
        let text = word.plainWords
        if let own = ofSpreadsheet.first(where: { $0.words.plainWords == text || $0.rawValue == word }) { return own }
        if text.hasPrefix(" a ") || text.contains("continue") || text.contains("remain") { return .continuePlan }
        if text.hasPrefix(" b ") || text.contains(" pre ") || text.contains(" plo ") || text.contains("preproceedings") {
            return .preProceedings
        }
        if text.hasPrefix(" c ") || text.contains("issue") { return .issue }
        return nil
    }
}

extension String {
    /// Letters and digits in small letters, words parted by one blank, with a blank at either end.
    var plainWords: String {
        let words = lowercased().replacing("’", with: "").replacing("'", with: "").split { !$0.isLetter && !$0.isNumber }
        return " " + words.joined(separator: " ") + " "
    }
}
