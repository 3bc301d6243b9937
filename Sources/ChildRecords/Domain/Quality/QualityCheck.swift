import Vocabulary

/// The whole load that a child is part of: what rules must know beyond one child.
package struct LoadOverview: Sendable {
    /// The latest data day of all forms. What a form tells is asked of its own day: ``day(of:)``.
    package let day: Day
    /// The data day of each form: the reference date of the census, 31 March for the looked-after return, the run or extract date of the others.
    private let days: [ReturnFormat: Day]?
    /// The facts of a child’s details that a table has columns for, where it has not all: by the number of the part.
    private let columns: [Int: Set<Fact>]
    /// How long something may be open or missing.
    package let spans: QualitySpans
    /// What the council says that outcomes of pre-proceedings mean.
    package var meanings = PreProceedingsMeanings()
    package private(set) var kinds: Set<EntryKind> = []
    /// The latest day of each form that does not lie in the future.
    package private(set) var newest: [ReturnFormat: Day] = [:]
    /// The first day on which a form tells anything of a kind: what lies before it was not loaded.
    private var oldest: [Telling: Day] = [:]
    private var told: Set<Telling> = []
    /// The earliest data day of each form that covers a year.
    private var earliest: [ReturnFormat: Day] = [:]
    /// The years for which a form that covers one tells anything of a kind.
    private var years: [Telling: Set<CollectionYear>] = [:]
    /// What tables that are loaded tell, by the year of their return: of a table without rows too.
    private let loaded: [CollectionYear: Set<EntryKind>]
    /// Years of which the list of unaccompanied children is loaded, and those whose table of children says it of each child itself.
    private var (yearsOfList, yearsOfAnswer): (Set<CollectionYear>, Set<CollectionYear>) = ([], [])
    private var facts: Set<ToldFact> = []
    private var factsToFind = AskedFacts.all
    /// What some table of the dataset with children’s details has a column for.
    private var ofDataset: Set<Fact> = []
    private var pupils: [String: LAChildID] = [:]
    package private(set) var sharedPupilNumbers: Set<String> = []

    private struct Telling: Hashable {
        let kind: EntryKind
        let format: ReturnFormat
    }
    private struct ToldFact: Hashable {
        let fact: Fact
        let telling: Telling
    }

    /// - Parameters:
    ///   - days: nil where every form has the same day.
    ///   - loaded: what the tables of the looked-after return that are loaded tell, by year.
    ///   - lists: the years of which the list of unaccompanied children is loaded.
    package init(
        on day: Day, days: [ReturnFormat: Day]? = nil, columns: [Int: Set<Fact>] = [:],
        loaded: [CollectionYear: Set<EntryKind>] = [:], lists: Set<CollectionYear> = [], spans: QualitySpans = QualitySpans()
    ) {
        (self.day, self.days, self.columns, self.spans) = (day, days, columns, spans)
        (self.loaded, yearsOfList) = (loaded, lists)
    }

    /// The data day of a form: what lies after it is in the future for this form.
    package func day(of format: ReturnFormat) -> Day { days?[format] ?? day }

    /// False where nothing tells the data day of a form.
    package func knowsDay(of format: ReturnFormat) -> Bool { days.map { $0[format] != nil } ?? true }

    /// Whether the table that an entry is from has columns for what a rule asks of a child’s details.
    func isAsked(_ entry: Entry, by rule: any AsksForms.Type) -> Bool {
        guard !rule.columns.isEmpty, let own = columns[entry.origin.file] else { return true }
        if own.isSuperset(of: rule.columns) { return true }
        // The dataset tells a child’s UPN in a table of its own, which has no row for a child without one.
        return entry.origin.format == .standardDataset && own.contains(.born) && ofDataset.isSuperset(of: rule.columns)
    }

    /// Every child of the load is noted before the first rule is asked.
    package mutating func note(_ history: ChildHistory) {
        for entry in history.all {
            let telling = Telling(kind: entry.kind, format: entry.origin.format)
            if told.insert(telling).inserted { kinds.insert(entry.kind) }
            if let from = entry.from, from < oldest[telling] ?? .distantEnd { oldest[telling] = from }
            if let taken = entry.origin.taken, telling.format.isYearly {
                if taken < earliest[telling.format] ?? .distantEnd { earliest[telling.format] = taken }
                years[telling, default: []].insert(CollectionYear(containing: taken))
                noteList(entry, CollectionYear(containing: taken))
            }
            noteFacts(of: entry, telling)
            if entry.kind == .person, entry.origin.format == .standardDataset, ofDataset.count < Fact.allCases.count {
                ofDataset.formUnion(columns[entry.origin.file] ?? Set(Fact.allCases))
            }
            if let from = entry.from, from <= day(of: entry.origin.format), from > newest[entry.origin.format] ?? Day(number: .min) {
                newest[entry.origin.format] = from
            }
        }
        for upn in Set(history.all.lazy.filter { $0.kind == .person }.compactMap { $0.facts[.upn] }) where PupilNumber.isRight(upn) {
            if let other = pupils[upn], other != history.child.number { sharedPupilNumbers.insert(upn) }
            pupils[upn] = history.child.number
        }
    }

    private mutating func noteList(_ entry: Entry, _ year: CollectionYear) {
        guard entry.kind == .person, entry.origin.format == .lookedAfter, entry.facts[.unaccompanied] != nil else { return }
        if entry.tellsOfChildItself {
            yearsOfAnswer.insert(year)
        } else if entry.answer(.unaccompanied) == .yes {
            yearsOfList.insert(year)
        }
    }

    /// Whether a child of that year who is not on the list of unaccompanied children is none: the list is loaded, and no table says it of
    /// each child.
    func listsUnaccompanied(in year: CollectionYear) -> Bool { yearsOfList.contains(year) && !yearsOfAnswer.contains(year) }

    private mutating func noteFacts(of entry: Entry, _ telling: Telling) {
        for fact in factsToFind[entry.kind] ?? [] where entry.facts[fact] != nil { facts.insert(ToldFact(fact: fact, telling: telling)) }
    }

    /// Whether a form that is loaded holds anything of a kind.
    package func holds(_ kind: EntryKind, in format: ReturnFormat) -> Bool { told.contains(Telling(kind: kind, format: format)) }

    /// What a rule or a measure wants and nobody has loaded for a form; nil where the form does not hold what the rule asks, or is not loaded.
    func wanting(_ rule: any AsksForms.Type, in form: ReturnFormat) -> [EntryKind]? {
        let subject = rule.subject(in: form)
        guard holds(subject, in: form) else { return nil }
        let isUnheard = rule.facts.contains { !facts.contains(ToldFact(fact: $0, telling: Telling(kind: subject, format: form))) }
        if isUnheard || (rule.asksDay && !knowsDay(of: form)) { return [subject] }
        if rule.asksYearBefore, !hasYearBefore(Telling(kind: subject, format: form)) { return [subject] }
        return rule.needs(in: form).filter { kind in !ReturnFormat.allCases.contains { $0 <= form && holds(kind, in: $0) } }
    }

    /// Whether a form tells of a kind for a year and the one before.
    private func hasYearBefore(_ telling: Telling) -> Bool {
        let own = years(of: telling)
        return own.contains { own.contains(CollectionYear(begins: $0.begins - 1)) }
    }

    private func years(of telling: Telling) -> Set<CollectionYear> {
        let told = years[telling] ?? []
        return telling.format == .lookedAfter ? told.union(loaded.lazy.filter { $0.value.contains(telling.kind) }.map(\.key)) : told
    }

    /// Whether the looked-after return of a year tells of a kind at all, if only that there is none.
    func tells(_ kind: EntryKind, in year: CollectionYear) -> Bool {
        loaded[year]?.contains(kind) ?? false || years[Telling(kind: kind, format: .lookedAfter)]?.contains(year) ?? false
    }

    /// What a rule or a measure wants and nobody has loaded in a form that holds it; empty where it is run on a form at least.
    package func notLoaded(for rule: any AsksForms.Type) -> [EntryKind] {
        let wanting = rule.forms.compactMap { self.wanting(rule, in: $0) }
        return wanting.min { $0.count < $1.count } ?? [rule.subject]
    }

    /// The first day that a form covers of a kind: its year, or the first day on which it tells anything of that kind at all.
    package func covers(_ kind: EntryKind, in format: ReturnFormat) -> Day? {
        // The table of one kind may be loaded for fewer years than the return has.
        if format.isYearly, let first = years(of: Telling(kind: kind, format: format)).min() { return first.firstDay }
        if format.isYearly, let first = earliest[format] ?? days?[format] { return CollectionYear(containing: first).firstDay }
        return oldest[Telling(kind: kind, format: format)]
    }

    /// The day from which gaps are counted: a spell’s first day, or the first that the form of the other kind covers.
    package func from(_ day: Day?, telling kind: EntryKind) -> Day? {
        guard let day else { return nil }
        guard let form = ReturnFormat.allCases.first(where: { holds(kind, in: $0) }) else { return day }
        return covers(kind, in: form).map { max(day, $0) } ?? day
    }
}

/// Asks every rule about a child.
package struct QualityCheck: Sendable {
    package static let mostEntries = 20_000
    package let overview: LoadOverview
    package let rules: [any QualityRule.Type]
    private let readiness: [Readiness]

    /// On which forms of this load a rule is run, and what it wants on the others that hold what it asks.
    private struct Readiness: Sendable {
        let subjects: [ReturnFormat: EntryKind]
        let wanting: [ReturnFormat: [EntryKind]]
        let ready: [ReturnFormat]
        let notLoaded: [EntryKind]
    }

    package init(_ overview: LoadOverview, rules: [any QualityRule.Type] = QualityRules.all) {
        self.overview = overview
        self.rules = rules
        readiness = rules.map { rule in
            let wanting = Dictionary(
                uniqueKeysWithValues: rule.forms.compactMap { form in overview.wanting(rule, in: form).map { (form, $0) } })
            return Readiness(
                subjects: Dictionary(uniqueKeysWithValues: rule.forms.map { ($0, rule.subject(in: $0)) }), wanting: wanting,
                ready: rule.looksAtEverything ? rule.forms : rule.forms.filter { wanting[$0]?.isEmpty ?? false },
                notLoaded: rule.looksAtEverything ? [] : overview.notLoaded(for: rule))
        }
    }

    package func states(of history: ChildHistory) -> [(rule: any QualityRule.Type, state: RuleState)] {
        let child = QualityChild(history, overview)
        var known: [QualityChild.Asking: [Entry]] = [:]
        return zip(rules, readiness).map { ($0, state(of: $0, $1, child, &known)) }
    }

    private func state(
        of rule: any QualityRule.Type, _ readiness: Readiness, _ child: QualityChild, _ known: inout [QualityChild.Asking: [Entry]]
    ) -> RuleState {
        if child.history.all.isEmpty { return .notApplicable }
        if !readiness.notLoaded.isEmpty { return .notChecked(notLoaded: readiness.notLoaded) }
        if !rule.looksAtEverything, let state = before(rule, readiness, child) { return state }
        if !rule.applies(to: child) { return .notApplicable }
        let unanswered = rule.notLoaded(for: child)
        if !unanswered.isEmpty { return .notChecked(notLoaded: unanswered) }
        if child.history.all.count > QualityCheck.mostEntries { return .incomplete(.tooManyEntries(child.history.all.count)) }
        do throws(RuleIncomplete) {
            var asked = child.asked(rule.subject, in: readiness.ready, &known)
            if let missing = asked.leaveOut(rule) { return .notChecked(notLoaded: missing) }
            let failures = try rule.check(asked)
            return failures.isEmpty ? .passed : .failed(failures)
        } catch {
            return .incomplete(error)
        }
    }

    /// The state of a child that the rule cannot be run on, or need not be; nil where it is run.
    private func before(_ rule: any QualityRule.Type, _ readiness: Readiness, _ child: QualityChild) -> RuleState? {
        let telling = rule.forms.filter { form in readiness.subjects[form].map { child.forms(of: $0).contains(form) } ?? false }
        if telling.isEmpty { return child.forms(of: rule.subject).isEmpty ? .notApplicable : .notChecked(notLoaded: [rule.subject]) }
        let isAsked = rule.columns.isEmpty || child.history.all.contains { $0.kind == rule.subject && overview.isAsked($0, by: rule) }
        if isAsked, telling.contains(where: readiness.ready.contains) { return nil }
        return .notChecked(notLoaded: telling.compactMap { readiness.wanting[$0] }.min { $0.count < $1.count } ?? [rule.subject])
    }
}
