import Testing
import Vocabulary

@testable import SiteKit

@Suite("Reading a form")
struct FormReaderTests {
    private func fields(_ day: String, _ month: String, _ year: String) -> Fields {
        Fields([("due-day", day), ("due-month", month), ("due-year", year)])
    }

    @Test(
        "a day is read as people write it",
        arguments: [
            ("25", "3", "2022"), ("25", "03", "22"), ("25", "March", "2022"), ("25", "mar", "22"), (" 25 ", " MARCH ", " 2022 "),
            ("025", "Mar", "2022"),
        ])
    func day(day: String, month: String, year: String) throws {
        var reader = FormReader(fields(day, month, year))
        #expect(reader.day("due", "Give the due day.") == Day(2022, 3, 25))
        try reader.finish()
    }

    @Test(
        "a day that cannot be is named with what to do",
        arguments: [
            ("30", "2", "2022"), ("31", "June", "2022"), ("x", "3", "2022"), ("25", "Ma", "2022"), ("25", "", "2022"), ("", "3", ""),
            ("25", "13", "2022"),
            ("25", "3", "1066"), ("25", "3", "99999"), ("25", "3", "99999999999999999999"), ("-1", "3", "2022"), ("1.5", "3", "2022"),
            ("25", "3", "-5"),
        ])
    func impossible(day: String, month: String, year: String) {
        var reader = FormReader(fields(day, month, year))
        #expect(reader.optionalDay("due") == nil)
        #expect { try reader.finish() } throws: { error in
            guard let problems = error as? Problems, problems.all.count == 1, let problem = problems.all.first else { return false }
            return problem.place == "due" && problem.words.hasSuffix(".")
        }
    }

    @Test func `an empty day is no problem where none is needed`() throws {
        var reader = FormReader(fields("", " ", ""))
        #expect(reader.optionalDay("due") == nil)
        try reader.finish()
    }

    @Test func `an empty day that must be there is asked for once`() {
        var reader = FormReader(Fields())
        _ = reader.day("due", "Give the due day.")
        #expect(throws: Problems([Problem("due", "Give the due day.")])) { try reader.finish() }
    }

    @Test func `a wrong day is named as wrong, not as missing`() {
        var reader = FormReader(fields("30", "2", "2022"))
        _ = reader.day("due", "Give the due day.")
        #expect { try reader.finish() } throws: {
            ($0 as? Problems)?.all.map(\.words) == ["The date must be a real date. There is no 30 2 2022."]
        }
    }

    @Test func `all problems are said at once, each at its field`() {
        var reader = FormReader(
            Fields([("title", " "), ("note", String(repeating: "x", count: 11)), ("role", "king"), ("owner", "nobody")]))
        _ = reader.text("title", "Give the title.")
        _ = reader.optionalText("note", limit: 10)
        _ = reader.choice("role", "Choose a role.", as: Role.self)
        let _: Identifier<Note>? = reader.identifier("owner", "Choose an owner.")
        #expect { try reader.finish() } throws: { ($0 as? Problems)?.all.map(\.place) == ["title", "note", "role", "owner"] }
    }

    @Test func `a form without a version matches no saved one`() {
        #expect(FormReader(Fields()).version == -1)
        #expect(FormReader(Fields([("version", "7")])).version == 7)
        #expect(FormReader(Fields([("version", "99999999999999999999")])).version == -1)
    }
}
