import Vocabulary

/// Who a child is, without a name: what the measures need and no more.
package struct LoadedChild: Hashable, Sendable {
    package let number: LAChildID
    package let upn: String?
    package let sex: Coded<Sex>
    /// Nil when no return gives a day.
    package let birth: Birth?
    package let died: Day?
    package let ethnicity: Coded<Ethnicity>
    package let disabilities: [Coded<DisabilityKind>]
    package let isDisabled: YesNo
    package let family: String?

    /// From everything the returns say of the child: of two answers the one from the fuller form counts, of one form that of the later
    /// return, and a known one before none.
    package init(_ number: LAChildID, _ particulars: [Entry]) {
        let ordered = LoadedChild.details(in: particulars)
        func first(_ fact: Fact) -> String? { ordered.lazy.compactMap { $0.facts[fact] }.first }
        self.number = number
        upn = first(.upn)
        sex = Coded(fact: first(.sex))
        // Annex A writes the expected day of an unborn child where others write the day of birth: what the fuller form says stands.
        birth =
            ordered.lazy.compactMap { entry in
                entry.day(.born).map(Birth.born) ?? entry.day(.expected).map(Birth.expected)
            }.first
        died = first(.died).flatMap { Day(iso: $0) }
        ethnicity = Coded(fact: first(.ethnicity))
        let listed = ordered.first { entry in entry.list(.disability).contains { $0 != "Y" && $0 != "N" } }?.list(.disability) ?? []
        disabilities = listed.map { Coded(fact: $0) }
        let known = ordered.lazy.map { $0.list(.disability) }.first { !$0.isEmpty }
        isDisabled = known.map { $0 == ["NONE"] || $0 == ["N"] ? .no : .yes } ?? .notKnown
        family = first(.family)
    }

    /// What the returns say of the child itself, what counts most first. The row that tells more comes before a side table’s.
    package static func details(in entries: [Entry]) -> [Entry] {
        entries.filter { $0.kind == .person }.sorted { left, right in
            if left.origin.format != right.origin.format { return left.origin.format < right.origin.format }
            if left.origin.taken != right.origin.taken { return left.origin.isLater(than: right.origin) }
            if left.facts.count != right.facts.count { return left.facts.count > right.facts.count }
            return (left.origin.file, left.origin.row) < (right.origin.file, right.origin.row)
        }
    }

    package func age(on day: Day) -> Int? {
        guard case .born(let born) = birth else { return nil }
        let hadBirthday = (day.month, day.dayOfMonth) >= (born.month, born.dayOfMonth)
        return day.year - born.year - (hadBirthday ? 0 : 1)
    }
}
