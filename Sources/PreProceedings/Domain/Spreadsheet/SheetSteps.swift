import Vocabulary

/// What a line says happened, before it is tried against the case.
package struct ProposedStep: Hashable, Sendable {
    package let kind: StepKind
    package let day: Day
    package let facts: StepFacts
    /// The column that says it.
    package let field: SheetField

    init(_ kind: StepKind, _ day: Day, _ field: SheetField, _ facts: StepFacts) {
        (self.kind, self.day, self.field, self.facts) = (kind, day, field, facts)
    }
}

/// Why a line cannot be taken as it is.
package enum LineFault: Error, Hashable, Sendable {
    case noChild
    case noDate
    case day(SheetField, String, SheetDay.Fault)
    case inFuture(SheetField, Day)
    case meaningOf(SheetField, String)
    case outcomeBeforeMeeting
    case outcomeWithoutMeeting(StepChoice)
    case outcomeAgainstDecision(StepChoice, Day)
    case meetingAfterDecision(Day)
    case nextReviewAlone
    case beforeScreening(SheetField, Day)
    case notAnAnswer(String)
    case tooLong(Int)
    /// The case, or the domain, does not let it be.
    case refused(SheetField, CaseRefusal)
    case differs(SheetField, here: Day, tracker: Day)
    /// The tracker has every day of the line, and not these words.
    case words(String)
    case stage(String, SheetStage, Stage)
    /// Which child the line is about.
    case number(String)
    case otherChild(String)
    case noMatch(String)
    case notEnough(String)
    case confirm(String)
    case families

    /// The field in which it is corrected.
    package var field: SheetField {
        switch self {
        case .noChild, .noMatch, .notEnough, .confirm: .child
        case .noDate: .screened
        case .day(let field, _, _), .inFuture(let field, _), .meaningOf(let field, _), .refused(let field, _), .differs(let field, _, _),
            .beforeScreening(let field, _):
            field
        case .outcomeBeforeMeeting, .outcomeWithoutMeeting, .outcomeAgainstDecision: .outcome
        case .meetingAfterDecision: .meeting
        case .nextReviewAlone: .nextReview
        case .notAnAnswer: .offered
        case .tooLong, .words: .note
        case .stage: .stage
        case .number, .otherChild, .families: .number
        }
    }
}

/// Every fault of a line, so that a person sees all of them at once.
package struct LineFaults: Error, Hashable, Sendable {
    package var all: [LineFault]
    package init(_ all: [LineFault]) { self.all = all }
}

extension SheetLine {
    /// What the tracker asks and a spreadsheet does not say.
    package static let unsaid = "Not in the spreadsheet"
    private static let mostWords = 5_000
    private static let yes: Set = ["y", "yes", "true", "1", "✓", "✔"]
    private static let no: Set = ["n", "no", "false", "0", "✗", "✘"]

    /// The steps that the line says, in the order in which they happened.
    package func steps(_ mapping: SheetMapping, today: Day) throws(LineFaults) -> [ProposedStep] {
        var reader = StepReader(line: self, mapping: mapping, today: today)
        reader.read()
        if !reader.faults.isEmpty { throw LineFaults(reader.faults) }
        return reader.steps
    }

    /// What the stage column of this line means; nil where it says nothing or goes by the dates.
    package func meantStage(_ mapping: SheetMapping) -> SheetStage? {
        let word = self[.stage].lowercased()
        if word.isEmpty { return nil }
        return mapping.stages[word] ?? SheetStage.allCases.first { $0.words.lowercased() == word }
    }

    private struct StepReader {
        let line: SheetLine
        let mapping: SheetMapping
        let today: Day
        var steps: [ProposedStep] = []
        var faults: [LineFault] = []
        var notes: [String] = []

        mutating func read() {
            if !line[.stage].isEmpty, line.meantStage(mapping) == nil { faults.append(.meaningOf(.stage, line[.stage])) }
            let decided = readMeeting()
            let letter = event(.letter, .letterSent, StepFacts(person: SheetLine.unsaid))
            readOffers(letter)
            readMeetingsWithFamily()
            for (field, kind) in [(SheetField.stepDown, StepKind.stepDownAgreed), (.issueAgreed, .issueAgreed)] {
                // The meeting that decided to issue has agreed it.
                if field == .issueAgreed, let held = steps.first(where: { $0.facts.choice == .issue }), day(field) == held.day { continue }
                event(field, kind, StepFacts(person: SheetLine.unsaid, words: SheetLine.unsaid))
            }
            event(
                .issued, decided == nil ? .issuedWithout : .issued, StepFacts(words: decided == nil ? SheetLine.unsaid : ""))
            event(.withdrawn, .withdrawn, StepFacts(words: SheetLine.unsaid))
            begin()
        }

        // MARK: Days

        /// The day of a column; a fault where it is none.
        private mutating func day(_ field: SheetField, mayBeFuture: Bool = false) -> Day? {
            let text = line[field]
            switch SheetDay(text) {
            case .blank, .saysNone: return nil
            case .wrong(let fault):
                note(.day(field, text, fault))
                return nil
            case .day(let day):
                if day > today, !mayBeFuture {
                    note(.inFuture(field, day))
                    return nil
                }
                return day
            }
        }

        private mutating func note(_ fault: LineFault) { if !faults.contains(fault) { faults.append(fault) } }

        @discardableResult
        private mutating func event(_ field: SheetField, _ kind: StepKind, _ facts: StepFacts) -> Day? {
            guard let day = day(field) else { return nil }
            steps.append(ProposedStep(kind, day, field, facts))
            return day
        }

        // MARK: The legal planning meeting

        /// - Returns: the day of the decision to begin pre-proceedings.
        private mutating func readMeeting() -> Day? {
            let meeting = day(.meeting, mayBeFuture: true)
            var decided = day(.decided)
            let choice = outcome() ?? (decided == nil && hasBegun ? .preProceedings : nil)
            let held = meeting.flatMap { $0 <= today ? $0 : nil }
            if let meeting, held == nil {
                if choice != nil { note(.outcomeBeforeMeeting) }
                steps.append(
                    ProposedStep(.planningBooked, today, .meeting, StepFacts(person: SheetLine.unsaid, other: meeting)))
            }
            if let decided {
                if let choice, ![.preProceedings, .notRecorded].contains(choice) { note(.outcomeAgainstDecision(choice, decided)) }
                if let held, held > decided { note(.meetingAfterDecision(decided)) }
                hold(decided, .decided, .preProceedings, held.flatMap { $0 == decided ? nil : "Legal planning meeting on \($0)" } ?? "")
            } else if let held {
                hold(held, .meeting, choice ?? .notRecorded, "")
                if choice == .preProceedings { decided = held }
            } else if let choice, meeting == nil {
                note(.outcomeWithoutMeeting(choice))
            }
            return decided
        }

        /// What comes after a decision to begin, where a person said that the meeting then was that decision.
        private var hasBegun: Bool {
            guard mapping.meetingBegins, let meeting = day(at: .meeting), meeting <= today else { return false }
            if let meant = line.meantStage(mapping), [.preProceedings, .steppedDown].contains(meant) { return true }
            return [SheetField.letter, .firstMeeting, .review, .stepDown].contains { day(at: $0) != nil }
        }

        private func day(at field: SheetField) -> Day? {
            for part in line.dates(field) { if case .day(let day) = SheetDay(part) { return day } }
            return nil
        }

        private mutating func hold(_ day: Day, _ field: SheetField, _ choice: StepChoice, _ words: String) {
            steps.append(
                ProposedStep(
                    .planningHeld, day, field,
                    StepFacts(person: SheetLine.unsaid, words: words, choice: choice, threshold: .notRecorded, safeToWait: .notRecorded)))
        }

        private mutating func outcome() -> StepChoice? {
            let text = line[.outcome]
            if text.isEmpty || SheetDay(text) == .saysNone { return nil }
            if let choice = mapping.outcomes[text.lowercased()] { return choice }
            if let own = StepChoice.ofSpreadsheet.first(where: { $0.words.lowercased() == text.lowercased() }) { return own }
            note(.meaningOf(.outcome, text))
            return nil
        }

        // MARK: The family meeting, and meetings with the family

        private mutating func readOffers(_ letter: Day?) {
            let text = line[.offered]
            if text.isEmpty { return }
            if SheetLine.no.contains(text.lowercased()) || SheetDay(text) == .saysNone {
                notes.append("\(SheetField.offered.words): \(text)")
            } else if SheetLine.yes.contains(text.lowercased()) {
                if mapping.yesIsInLetter, let letter {
                    offer(letter, .inLetter)
                } else {
                    notes.append("\(SheetField.offered.words): \(text)")
                }
            } else {
                for part in line.dates(.offered) { readOffer(part, letter) }
            }
        }

        private mutating func readOffer(_ text: String, _ letter: Day?) {
            let words = text.split { " :,".contains($0) }
            let isYes = words.first.map { SheetLine.yes.contains($0.lowercased()) } ?? false
            let rest = isYes ? words.dropFirst().drop { $0 == "-" || $0 == "–" }.joined(separator: " ") : text
            guard case .day(let day) = SheetDay(rest) else { return note(.notAnAnswer(text)) }
            if day > today { return note(.inFuture(.offered, day)) }
            offer(day, day == letter ? .inLetter : .apart)
        }

        private mutating func offer(_ day: Day, _ how: StepChoice) {
            steps.append(ProposedStep(.meetingOffered, day, .offered, StepFacts(person: SheetLine.unsaid, choice: how)))
        }

        private mutating func readMeetingsWithFamily() {
            let next = day(.nextReview, mayBeFuture: true)
            let reviews = reviewDays()
            let first = day(.firstMeeting)
            if let first {
                steps.append(
                    ProposedStep(
                        .firstMeeting, first, .firstMeeting, StepFacts(person: SheetLine.unsaid, other: reviews.isEmpty ? next : nil)))
            } else if next != nil, reviews.isEmpty {
                note(.nextReviewAlone)
            }
            for review in reviews {
                steps.append(
                    ProposedStep(
                        .review, review, .review, StepFacts(words: SheetLine.unsaid, other: review == reviews.last ? next : nil)))
            }
        }

        private mutating func reviewDays() -> [Day] {
            var days: [Day] = []
            for part in line.dates(.review) {
                switch SheetDay(part) {
                case .blank, .saysNone: continue
                case .wrong(let fault): note(.day(.review, part, fault))
                case .day(let day): if day > today { note(.inFuture(.review, day)) } else { days.append(day) }
                }
            }
            return Set(days).sorted()
        }

        // MARK: The beginning

        private mutating func begin() {
            let own = day(.screened)
            steps.sort { ($0.day, $0.order) < ($1.day, $1.order) }
            guard let began = own ?? steps.first?.day else {
                if faults.isEmpty { note(.noDate) }
                return
            }
            if let own, let first = steps.first, first.day < own { note(.beforeScreening(first.field, first.day)) }
            var words = [line[.why]]
            let isOwnWord = Stage.allCases.contains { $0.words.lowercased() == line[.stage].lowercased() }
            if !line[.stage].isEmpty, !isOwnWord { words.append("Stage in the spreadsheet: \(line[.stage])") }
            let text = (words + notes + [line[.note]]).filter { !$0.isEmpty }.joined(separator: "\n")
            if text.count > SheetLine.mostWords { note(.tooLong(text.count)) }
            let kept = text.isEmpty ? SheetLine.unsaid : text
            steps.insert(ProposedStep(.screened, began, .screened, StepFacts(words: kept)), at: 0)
        }
    }
}

extension ProposedStep {
    /// What the line says besides its days, one thing after the other.
    var said: [String] { facts.words == SheetLine.unsaid ? [] : facts.words.split(separator: "\n").map(String.init) }

    func saying(_ more: [String]) -> ProposedStep {
        var facts = facts
        facts.words = (said + more).joined(separator: "\n")
        return more.isEmpty ? self : ProposedStep(kind, day, field, facts)
    }

    /// Of steps on one day: the order of the process.
    var order: Int { StepKind.allCases.firstIndex(of: kind) ?? 0 }
}
