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

    @Test("nought and six are shown", arguments: ["No child", "0 children", "6 children", "48 families"])
    func shown(words: String) {
        #expect(found(.smallNumber, in: "\(words) moved home.").isEmpty)
    }

    @Test func `an age, a year and a count of other things are not meant`() {
        #expect(found(.smallNumber, in: "No under 16 young people lived there in the last 2 years, in 3 homes.").isEmpty)
    }
}
