import Testing

@testable import Scrutiny

@Suite("Small numbers of children")
struct SmallNumberTests {
    @Test(
        "one to five are hidden",
        arguments: ["One child", "2 children", "three young people", "5 of the families", "four unaccompanied children"])
    func small(words: String) {
        #expect(found(.smallNumber, in: "\(words) moved home.").count == 1)
    }

    @Test(
        "pairs, other people and other words are seen",
        arguments: [
            "26 out of 27 families had a plan.", "Out of 27 families, 26 had a plan.", "Families had a plan (26 of 27).",
            "Of 26 staff concerned, 24 were briefed.", "Twenty-six of the twenty-seven families had a plan.",
            "Two unaccompanied asylum-seeking children arrived.", "A single child moved.", "Three foster carers left.", "5 pupils moved.",
            "Of the 36 children in care seen in May, thirty-one were seen alone.",
        ])
    func seen(words: String) { #expect(found(.smallNumber, in: words).count == 1, "\(found(.smallNumber, in: words).map(\.words))") }

    @Test(
        "shares of other things, percentages and large numbers are shown",
        arguments: [
            "61 of 62 letters to families were on time.", "20 of 40 families had a plan.", "5% of children moved.",
            "Every single child matters.", "Of 40 families, 20 had a plan.", "Page 1 of 3 is about children.",
            "Of 40 children, 20 were seen in 2 visits.", "Single parent families are supported.",
            "Of the 12 families in five schools, all were seen.",
        ])
    func notMeant(words: String) { #expect(found(.smallNumber, in: words).isEmpty, "\(found(.smallNumber, in: words).map(\.words))") }

    @Test("nought and six are shown", arguments: ["No child", "0 children", "6 children", "48 families"])
    func shown(words: String) {
        #expect(found(.smallNumber, in: "\(words) moved home.").isEmpty)
    }

    @Test func `an age, a year and a count of other things are not meant`() {
        #expect(found(.smallNumber, in: "No under 16 young people lived there in the last 2 years, in 3 homes.").isEmpty)
    }

    @Test func `a word that only describes what is counted is no number of people`() {
        #expect(found(.smallNumber, in: "Appoint two more family group conference co-ordinators.").isEmpty)
        #expect(found(.smallNumber, in: "Two child protection plans ended.").isEmpty)
        #expect(found(.smallNumber, in: "Two more families were seen.").count == 1)
        #expect(found(.smallNumber, in: "One family was seen.").count == 1)
    }
}
