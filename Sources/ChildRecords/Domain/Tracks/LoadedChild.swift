import Vocabulary

/// Who a child is, without a name: what the measures need and no more.
package struct LoadedChild: Hashable, Sendable {
    package let number: CouncilNumber
    package let upn: String?
    package let sex: Coded<Sex>
    /// Nil when no return gives a day.
    package let birth: Birth?
    package let died: Day?
    package let ethnicity: Coded<Ethnicity>
    package let disabilities: [Coded<DisabilityKind>]
    package let isDisabled: YesNo
    package let family: String?

    /// From everything the returns say of the child: of two answers the one from the fuller form stands, and a known one before none.
    package init(_ number: CouncilNumber, _ particulars: [Entry]) {
        let ordered = particulars.filter { $0.kind == .person }.sorted { $0.origin.format < $1.origin.format }
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

    package func age(on day: Day) -> Int? {
        guard case .born(let born) = birth else { return nil }
        let hadBirthday = (day.month, day.dayOfMonth) >= (born.month, born.dayOfMonth)
        return day.year - born.year - (hadBirthday ? 0 : 1)
    }
}
