import Testing

@testable import Vocabulary

@Suite("The councils of England")
struct LocalAuthorityTests {
    let england = LocalAuthorities.england

    @Test func `there are 153, each with its own code, statistics code and name`() throws {
        try LocalAuthorities.checkShipped()
        let current = england.current
        #expect(current.count == 153)
        #expect(Set(current.map(\.code)).count == 153)
        #expect(Set(current.map(\.statisticsCode)).count == 153)
        #expect(Set(current.map { LocalAuthorities.key($0.name) }).count == 153)
        #expect(Set(current.map(\.region)).count == 9)
    }

    @Test(
        "a council is known by what is printed of it",
        arguments: [
            ("Shropshire Council", "893"), ("Telford & Wrekin", "894"), ("Royal Borough of Windsor and Maidenhead", "868"),
            ("London Borough of Barnet", "302"), ("City of London", "201"), ("Hull City Council", "810"), ("County Durham", "840"),
            ("trafford council’s", "358"), ("durham's", "840"), ("southend on sea", "882"), ("St. Helens", "342"), ("Dorset", "838"),
            ("Derbyshire County", "830"), ("Derby City Council", "831"), ("Cumbria", "909"), ("Isle of Wight", "921"),
        ]) func known(name: String, code: String)
    {
        #expect(england.named(name)?.code == code)
    }

    @Test("what is no council's name is none", arguments: ["", "July 2019 the local authority has made", "Marlshire", "council", "the"])
    func unknown(name: String) {
        #expect(england.named(name) == nil)
    }

    @Test func `a council that ended is still known, with the day it ended`() {
        #expect(england[code: "909"]?.until == Day(2023, 3, 31))
        #expect(england[code: "943"]?.from == Day(2023, 4, 1))
    }

    @Test func `the own authority is kept as code and name, and knows its name however it is printed`() throws {
        let own = try #require(OwnAuthority(stored: "893 Shropshire"))
        #expect(own.code == "893" && own.name == "Shropshire" && own.stored == "893 Shropshire")
        #expect(own.isNamed("Shropshire County Council") && !own.isNamed("Stockport"))
        let invented = try #require(OwnAuthority(code: "989", name: "Marlshire"))
        #expect(invented.isNamed("marlshire") && !invented.isNamed("marlowshire"))
        #expect(OwnAuthority(code: "89", name: "Shropshire") == nil && OwnAuthority(stored: "Shropshire") == nil)
    }

    @Test func `a line that cannot be read is named`() {
        #expect(throws: LocalAuthorities.ListFault.self) { try LocalAuthorities(lines: "893;Shropshire") }
    }
}
