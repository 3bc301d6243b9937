import ChildRecords
import LifelikeCouncil
import Testing
import Vocabulary

@Suite("The four forms of one council tell the same where they hold the same facts", .serialized)
struct FormatsAgreeTests {
    private static let sound = Result {
        var plan = CouncilPlan(seed: 5, children: 1200)
        plan.faults = false
        return try WrittenCouncil(plan)
    }

    private func told(_ histories: [LAChildID: ChildHistory], _ kinds: [EntryKind], of children: Set<LAChildID>) -> Set<Told> {
        Set(
            histories.filter { children.contains($0.key) }.flatMap { number, history in
                kinds.flatMap { history[$0] }.map { Told($0, number) }
            })
    }

    /// Children of whom nothing of a kind lies before the years of the returns.
    private func children(_ histories: [LAChildID: ChildHistory], without kind: EntryKind, before day: Day) -> Set<LAChildID> {
        Set(histories.filter { _, history in history[kind].allSatisfy { $0.from.map { $0 >= day } ?? true } }.keys)
    }

    private func compare(_ one: Set<Told>, _ other: Set<Told>, atLeast: Int) {
        #expect(one.count >= atLeast, "\(one.count) things compared")
        #expect(one.subtracting(other).isEmpty, "only in the first: \(one.subtracting(other).map(\.description).sorted().prefix(8))")
        #expect(other.subtracting(one).isEmpty, "only in the second: \(other.subtracting(one).map(\.description).sorted().prefix(8))")
    }

    @Test func `nothing sound is held`() throws {
        let council = try FormatsAgreeTests.sound.get()
        #expect(council.held.isEmpty, "\(council.held.prefix(5))")
    }

    @Test func `the dataset and the census agree on need, protection and pre-proceedings`() throws {
        let council = try FormatsAgreeTests.sound.get()
        let (dataset, census) = (council.histories(.standardDataset), council.histories(.census))
        let known = children(dataset, without: .referral, before: council.plan.from)
        let kinds: [EntryKind] = [
            .referral, .cinEpisode, .assessment, .cinPlan, .enquiry, .conference, .cpPlan, .rcpc, .preProceedings,
        ]
        for kind in kinds {
            // The census has no end of an enquiry.
            func days(_ told: Set<Told>) -> Set<Told> { kind == .enquiry ? Set(told.map(\.withoutEnd)) : told }
            compare(
                days(told(dataset, [kind], of: known)), days(told(census, [kind], of: known)), atLeast: kind == .preProceedings ? 5 : 20)
        }
    }

    @Test func `the dataset and the looked-after return agree on care and missing`() throws {
        let council = try FormatsAgreeTests.sound.get()
        let (dataset, lookedAfter) = (council.histories(.standardDataset), council.histories(.lookedAfter))
        let known = children(dataset, without: .careEpisode, before: council.plan.from)
            .intersection(Set(dataset.filter { !$0.value[.careEpisode].isEmpty }.keys))
        compare(told(dataset, [.careEpisode], of: known), told(lookedAfter, [.careEpisode], of: known), atLeast: 40)
        compare(told(dataset, [.claReview], of: known), told(lookedAfter, [.claReview], of: known), atLeast: 40)
        compare(told(dataset, [.missing], of: known), told(lookedAfter, [.missing], of: known), atLeast: 5)
    }

    @Test func `the dataset, the census and the looked-after return give a child the same pupil number`() throws {
        let council = try FormatsAgreeTests.sound.get()
        let dataset = council.histories(.standardDataset)
        #expect(dataset.values.count { $0.child.upn != nil } > 300)
        for format: ReturnFormat in [.census, .lookedAfter] {
            for (number, history) in council.histories(format) where history.child.upn.map({ !PupilNumber.isReason($0) }) ?? false {
                #expect(history.child.upn == dataset[number]?.child.upn, "\(format) \(number.text)")
            }
        }
    }

    @Test func `Annex A agrees with the dataset on what lies in its six months`() throws {
        let council = try FormatsAgreeTests.sound.get()
        let (dataset, annex) = (council.histories(.standardDataset), council.histories(.annexA))
        let all = Set(dataset.keys)
        for kind: EntryKind in [.contact, .referral, .cinEpisode, .assessment, .conference, .cpPlan] {
            let inAnnex = told(annex, [kind], of: all)
            #expect(inAnnex.count > 3, "\(kind): \(inAnnex.count)")
            let strange = inAnnex.subtracting(told(dataset, [kind], of: all))
            #expect(strange.isEmpty, "\(kind): \(strange.map(\.description).sorted().prefix(5))")
        }
        let periods = told(annex, [.periodOfCare], of: all).filter { $0.until == nil }
        let open = Set(dataset.filter { $0.value[.careEpisode].contains { $0.until == nil } }.keys)
        #expect(Set(periods.map(\.child)) == open, "the same children are in care on the day")
    }

    @Test func `every form says the same of who a child is`() throws {
        let council = try FormatsAgreeTests.sound.get()
        let all = council.histories()
        for format in ReturnFormat.allCases {
            for (number, history) in council.histories(format) where history.child.birth != nil {
                // A census that closed before the birth still says the expected day.
                if case .born(let day) = history.child.birth { #expect(day == all[number]?.child.birth?.day, "\(format) \(number.text)") }
                #expect(history.child.ethnicity == all[number]?.child.ethnicity, "\(format) \(number.text)")
            }
        }
    }

    @Test func `read from the files, what was planted is found and nothing sound is pointed at`() throws {
        let plan = CouncilPlan(children: 5000)
        let council = try WrittenCouncil(plan)
        let histories = council.histories()
        var overview = LoadOverview(on: plan.until)
        for history in histories.values { overview.note(history) }
        let check = QualityCheck(overview)
        let fired = Set(
            histories.values.flatMap { history in
                check.states(of: history).compactMap { rule, state in
                    if case .failed = state { "\(rule.name) \(history.child.number.text)" } else { nil }
                }
            })
        let planted = Set(council.planted.map { "\($0.rule) \($0.child)" })
        #expect(planted.subtracting(fired).isEmpty, "not found: \(planted.subtracting(fired).sorted())")
        let beside = PlantedConsequences.unexplained(fired, by: planted)
        #expect(beside.isEmpty, "without cause: \(beside.perRule)")
        #expect(Set(council.held.map(\.row.value)).isSuperset(of: ["2022-02-30", "last Tuesday"]))
        #expect(council.held.count == RejectedRow.all.count, "\(council.held)")
    }
}

extension Told {
    fileprivate var withoutEnd: Told { Told(child, kind, from) }

    private init(_ child: LAChildID, _ kind: EntryKind, _ from: Day?) {
        self.child = child
        self.kind = kind
        self.from = from
        until = nil
    }
}
