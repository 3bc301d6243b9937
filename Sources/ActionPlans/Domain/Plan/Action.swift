import Indicators
import Inspections
import Vocabulary

/// One action of a plan: what will be done, by which post, by when, and the date by which an impact is expected.
package struct Action: Sendable, Hashable, Identifiable {
    package let id: Identifier<Action>
    package let plan: Identifier<Plan>
    package let ref: ActionRef
    /// A short name for lists, at most ``ActionTitle/limit`` characters.
    package let title: String
    package let text: String
    /// The findings it answers; an action may answer several.
    package let findings: [Identifier<Finding>]
    package let owner: Identifier<Post>?
    package let start: Day?
    package private(set) var due: Day
    package private(set) var differenceBy: Day?
    package let added: Day
    /// In the order they were written. Updates are added, never overwritten.
    package private(set) var updates: [Update]
    package private(set) var evidence: [Evidence]
    package let measures: [LinkedMeasure]
    package private(set) var moves: [DueDateMove]
    package private(set) var withdrawal: Withdrawal?
    /// In the order of their days; at most the last one is in force.
    package let closings: [Closing]
    package let audits: [AuditResult]
    package let regressions: [Regression]
    /// In the order of their numbers.
    package let steps: [Step]
    /// The actions that must be finished before this one can be.
    package let waitsFor: [Identifier<Action>]
    package let version: Int

    /// - Parameter title: the first clause of the text where none is given.
    package init(
        id: Identifier<Action> = Identifier(), plan: Identifier<Plan>, ref: ActionRef, title: String? = nil, text: String,
        findings: [Identifier<Finding>] = [], owner: Identifier<Post>? = nil, start: Day? = nil, due: Day, differenceBy: Day? = nil,
        added: Day, updates: [Update] = [], evidence: [Evidence] = [], measures: [LinkedMeasure] = [], moves: [DueDateMove] = [],
        withdrawal: Withdrawal? = nil, closings: [Closing] = [], audits: [AuditResult] = [], regressions: [Regression] = [],
        steps: [Step] = [],
        waitsFor: [Identifier<Action>] = [], version: Int = 1
    ) {
        (self.id, self.plan, self.ref, self.text, self.findings) = (id, plan, ref, text, findings)
        self.title = title ?? ActionTitle.firstClause(of: text)
        (self.owner, self.start, self.due, self.differenceBy, self.added) = (owner, start, due, differenceBy, added)
        (self.updates, self.evidence, self.measures, self.moves) = (updates, evidence, measures, moves)
        (self.withdrawal, self.closings, self.audits, self.regressions) = (withdrawal, closings, audits, regressions)
        (self.steps, self.waitsFor, self.version) = (steps, waitsFor, version)
    }

    /// The latest judgement of its delivery; not started while there is no update.
    package var delivery: Delivery { latestUpdate?.delivery ?? .notStarted }
    package var impact: Impact { latestUpdate?.impact ?? .notMeasured }

    /// Its delivery as lists and counts say it.
    package var deliveryStatus: DeliveryStatus { DeliveryStatus(self) }

    /// Its impact as every list, page and paper says it.
    package func impactShown(on today: Day, settings: PlanSettings = PlanSettings()) -> ShownImpact {
        ShownImpact(CalculatedImpact(self, on: today, settings: settings).impact, owners: latestUpdate?.impact)
    }

    /// The update of the latest day; of two on one day, the one written later.
    package var latestUpdate: Update? {
        let day = updates.map(\.day).max()
        return updates.last { $0.day == day }
    }

    /// Evidence that has not been withdrawn.
    package var currentEvidence: [Evidence] { evidence.filter { $0.setAside == nil } }

    /// False once it is marked as done, closed or withdrawn.
    package var isOpen: Bool { withdrawal == nil && !isCalledDone && closing == nil }

    /// True when its owner marked it as done, and has done so since it was last reopened.
    package var isCalledDone: Bool {
        guard let latestUpdate, latestUpdate.delivery == .doneAndEvidenced else { return false }
        return closings.compactMap(\.reopening).last.map { latestUpdate.number > $0.after } ?? true
    }

    /// How a second person closed it; nil while it is open.
    package var closing: Closing? { closings.last { $0.reopening == nil } }

    /// Signs that its improvement was not sustained, which nobody has responded to yet.
    package var openRegressions: [Regression] { regressions.filter { $0.answer == nil } }

    package func lateSteps(on today: Day) -> [Step] { isOpen ? steps.filter { $0.done == nil && today > $0.due } : [] }

    /// Its first due date.
    package var firstDue: Day { moves.first?.was ?? due }

    mutating func append(_ update: Update) { updates.append(update) }
    mutating func move(_ move: DueDateMove) {
        moves.append(move)
        due = move.became
    }
    mutating func end(_ end: Withdrawal) { withdrawal = end }
    mutating func add(_ piece: Evidence) { evidence.append(piece) }
}

/// The short name of an action.
package enum ActionTitle {
    package static let limit = 80

    /// The first clause of a text, cut at a word where it is longer than a title may be.
    package static func firstClause(of text: String) -> String {
        let clause = text.prefix { !".;:\n".contains($0) }.drop { $0 == " " }
        let words = clause.isEmpty ? text[...] : clause
        guard words.count > limit else { return String(words) }
        let cut = words.prefix(limit)
        return String(phrase(cut) ?? cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut)
    }

    /// Up to where a part of the sentence begins that can be left out; nil where too little would be left.
    private static func phrase(_ text: Substring) -> Substring? {
        let beginnings = [" that ", " which ", " who ", " so that ", " with ", " before ", " after ", " when ", " where ", ", "]
        let ends = beginnings.compactMap { text.firstRange(of: $0)?.lowerBound }
        return ends.map { text[..<$0] }.filter { $0.count >= 25 && !$0.contains(",") }.max { $0.count < $1.count }
    }
}

/// The number people use: `A3.2` is the second action under the third finding of the council's first plan, `B3.2` of its second. It is
/// given once, never reused, and no other action of the council has it.
package struct ActionRef: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Which of the council's plans it belongs to, counted from 1.
    package let series: Int
    /// The finding's number in the plan; 0 for an action that answers no finding.
    package let group: Int
    package let number: Int

    package init(series: Int = 1, group: Int, number: Int) {
        self.series = series
        self.group = group
        self.number = number
    }

    package var description: String { "\(letters)\(group).\(number)" }

    /// `A` for the first plan, `Z` for the 26th, then `AA`.
    private var letters: String {
        var (rest, letters) = (max(series, 1), "")
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }

    package static func < (left: ActionRef, right: ActionRef) -> Bool {
        (left.series, left.group, left.number) < (right.series, right.group, right.number)
    }
}

/// Why something cannot be done to an action.
package enum ActionRefusal: Error, Sendable, Hashable {
    case doneWithoutEvidence
    case tooLateToBeTooEarly(differenceBy: Day)
    case withdrawn(on: Day)
    case inTheFuture(Day)
    case sameDueDay(Day)
    case dueBeforeStart(Day)
    case notOpen
    case closed(on: Day)
}

extension Action {
    /// Adds an update. Earlier updates are never changed.
    package mutating func post(_ update: Update, today: Day) throws(ActionRefusal) {
        try checkNotWithdrawn()
        if update.day > today { throw .inTheFuture(update.day) }
        if let closing, update.delivery != .doneAndEvidenced { throw .closed(on: closing.day) }
        if update.delivery == .doneAndEvidenced, !DoneNeedsEvidence.allows(self) { throw .doneWithoutEvidence }
        if update.impact == .tooEarlyToTell, let day = differenceBy, !TooEarlyToTell.allows(on: update.day, differenceBy: day) {
            throw .tooLateToBeTooEarly(differenceBy: day)
        }
        append(update)
    }

    /// Changes the due date, with a reason and the person who approved it. Every earlier due date stays on record.
    package mutating func moveDue(to day: Day, reason: String, approvedBy approver: String, on today: Day) throws(ActionRefusal) {
        try checkNotWithdrawn()
        guard isOpen else { throw .notOpen }
        if day == due { throw .sameDueDay(day) }
        if let start, day < start { throw .dueBeforeStart(start) }
        move(DueDateMove(day: today, was: due, became: day, reason: reason, approvedBy: approver))
    }

    /// Withdraws an action that will not be pursued. Its number is not reused.
    package mutating func withdraw(reason: String, on day: Day) throws(ActionRefusal) {
        try checkNotWithdrawn()
        end(Withdrawal(day: day, reason: reason))
    }

    /// Adds a file or a link that shows what was done.
    package mutating func attach(_ piece: Evidence) throws(ActionRefusal) {
        try checkNotWithdrawn()
        add(piece)
    }

    private func checkNotWithdrawn() throws(ActionRefusal) {
        if let withdrawal { throw .withdrawn(on: withdrawal.day) }
    }
}

/// A dated update on an action, with its owner's two judgements on that day.
package struct Update: Sendable, Hashable {
    package let day: Day
    package let words: String
    package let delivery: Delivery
    package let impact: Impact
    /// Who wrote it.
    package let author: String
    /// The post that owned the action then.
    package let owner: Identifier<Post>?
    /// The account of whoever wrote it; nil for what was written before accounts were kept with it.
    package let account: String?
    /// Counts up over all updates, in the order in which they were written.
    package let number: Int

    package init(
        day: Day, words: String, delivery: Delivery, impact: Impact, author: String, owner: Identifier<Post>?, account: String? = nil,
        number: Int = 0
    ) {
        self.account = account
        self.number = number
        self.day = day
        self.words = words
        self.delivery = delivery
        self.impact = impact
        self.author = author
        self.owner = owner
    }
}

/// A changed due date: from when to when, why, and who approved it.
package struct DueDateMove: Sendable, Hashable {
    package let day: Day
    package let was: Day
    package let became: Day
    package let reason: String
    package let approvedBy: String

    package init(day: Day, was: Day, became: Day, reason: String, approvedBy: String) {
        self.day = day
        self.was = was
        self.became = became
        self.reason = reason
        self.approvedBy = approvedBy
    }
}

/// An action that will not be pursued. It stays on record with its reason.
package struct Withdrawal: Sendable, Hashable {
    package let day: Day
    package let reason: String

    package init(day: Day, reason: String) {
        self.day = day
        self.reason = reason
    }
}

/// A change to an action's text, owner or dates, as its history shows it.
package struct ActionChange: Sendable, Hashable {
    package let day: Day
    package let what: String
    package let was: String
    package let became: String
    package let author: String

    package init(day: Day, what: String, was: String, became: String, author: String) {
        self.day = day
        self.what = what
        self.was = was
        self.became = became
        self.author = author
    }
}

/// A requested change of due date, and a leader's decision on it.
package struct DueRequest: Sendable, Hashable, Identifiable {
    package struct Answer: Sendable, Hashable {
        package let day: Day
        package let by: String
        package let isApproved: Bool
        package let words: String

        package init(day: Day, by: String, isApproved: Bool, words: String) {
            (self.day, self.by, self.isApproved, self.words) = (day, by, isApproved, words)
        }
    }

    package let id: Identifier<DueRequest>
    package let action: Identifier<Action>
    package let asked: Day
    package let by: String
    package let account: String
    package let wanted: Day
    package let reason: String
    package let answer: Answer?

    package init(
        id: Identifier<DueRequest> = Identifier(), action: Identifier<Action>, asked: Day, by: String, account: String, wanted: Day,
        reason: String, answer: Answer? = nil
    ) {
        (self.id, self.action, self.asked, self.by) = (id, action, asked, by)
        (self.account, self.wanted, self.reason, self.answer) = (account, wanted, reason, answer)
    }
}

/// A measure that shows whether an action changed practice, with its latest verdict.
package struct LinkedMeasure: Sendable, Hashable, Identifiable {
    package struct Latest: Sendable, Hashable {
        package let day: Day
        package let words: String

        package init(day: Day, words: String) {
            self.day = day
            self.words = words
        }
    }

    package let id: Identifier<Measure>
    package let name: String
    package let source: String
    package let verdict: VerdictOfMeasure.Name
    /// Since when it has been better or worse.
    package let since: Day?
    /// What it shows, in a sentence.
    package let sentence: String
    package let latest: Latest?
    /// True when a person who never held a post that owns or owned the action linked it or confirmed the link.
    package let isConfirmed: Bool
    /// An owner of a linked action entered a figure of it that a second person has not confirmed yet.
    package let hasWaitingFigure: Bool
    /// Somebody asked to unlink it, and a second person has not confirmed that yet.
    package let unlinking: Unlinking?

    package struct Unlinking: Sendable, Hashable {
        package let account: String
        package let name: String
        package let on: Day

        package init(account: String, name: String, on: Day) { (self.account, self.name, self.on) = (account, name, on) }
    }

    package init(
        id: Identifier<Measure> = Identifier(), name: String, source: String = "", verdict: VerdictOfMeasure.Name = .tooFew,
        since: Day? = nil, sentence: String = "", latest: Latest? = nil, isConfirmed: Bool = true,
        hasWaitingFigure: Bool = false, unlinking: Unlinking? = nil
    ) {
        (self.isConfirmed, self.hasWaitingFigure, self.unlinking) = (isConfirmed, hasWaitingFigure, unlinking)
        (self.id, self.name, self.source) = (id, name, source)
        (self.verdict, self.since, self.sentence, self.latest) = (verdict, since, sentence, latest)
    }
}

/// A part of an action with its own due date.
package struct Step: Sendable, Hashable, Identifiable {
    package let id: Identifier<Step>
    package let number: Int
    package let text: String
    package let due: Day
    package let done: Day?
    /// The actions that must be finished before this step can start.
    package let waitsFor: [Identifier<Action>]
    package let version: Int

    package init(
        id: Identifier<Step> = Identifier(), number: Int, text: String, due: Day, done: Day? = nil, waitsFor: [Identifier<Action>] = [],
        version: Int = 1
    ) {
        (self.id, self.number, self.text, self.due) = (id, number, text, due)
        (self.done, self.waitsFor, self.version) = (done, waitsFor, version)
    }
}
