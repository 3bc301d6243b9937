import Testing

@testable import Scrutiny

@Suite("What is not finished")
struct AuthorsNoteTests {
    @Test func `a note in square brackets is found`() {
        #expect(found(.authorsNote, in: "The cost is [Finance: how much?] a year.").map(\.excerpt) == ["[Finance: how much?]"])
    }

    @Test func `an insert that does not exist is found, one that does is not`() {
        #expect(found(.authorsNote, in: "{{judgments}}").count == 1)
        #expect(found(.authorsNote, in: "{{judgements}}").isEmpty)
    }
}
