import Letters
import Testing

struct LetterCheckTests {
    private static let good = """
        Dear Ms Hale,

        Why we are writing
        We are writing about your son Leo. We are worried that he is not safe.

        What worries us
        - Leo was on his own in the house on 3 May.
        - You hit Leo on 9 May. He told us that it hurt.

        What you need to do
        You need to keep Leo with an adult at all times, from today until 1 July.

        How we will help
        We will help you to find a place on a parenting course.

        What happens if things stay the same
        If things do not get better, we may ask a judge to decide where Leo lives.

        Our meeting
        Please come to a meeting on 12 June at 10am at Shirehall.

        Take this letter to a solicitor. It is free.
        We plan an assessment of how you look after Leo.
        We offer you a family meeting, where your family makes a plan.

        Call Sam Lee on 01743 123456. We can give you an interpreter. Ask us for this letter in large print.
        """

    @Test func `a letter with every part has none missing`() {
        let check = LetterCheck(Self.good)
        #expect(check.missing == [])
        #expect(check.counts.fleschKincaidGrade < 7)
        #expect(check.asks.map { check.sentences[$0].text.prefix(12) } == ["You need to ", "Please come ", "Take this le"])
    }

    @Test(arguments: [
        ("It is free.", LetterPart.advice), ("We can give you an interpreter.", .interpreter), ("on 12 June at 10am", .meeting),
        ("We offer you a family meeting, where your family makes a plan.", .family), ("Ask us for this letter in large print.", .formats),
        ("on 01743 123456", .call), ("If things do not get better, we may ask a judge to decide where Leo lives.", .otherwise),
    ])
    func `a part that is taken out is missed`(words: String, part: LetterPart) {
        #expect(LetterCheck(Self.good.replacing(words, with: "")).missing == [part])
    }

    @Test func `words to replace are found in any form, each with plainer ones`() {
        let check = LetterCheck(
            "The siblings’ placements broke down prior to contact. Contact us. Contact Sam Lee. The LAC review was in lac.")
        #expect(check.remarks.filter { $0.kind == .word }.map(\.found) == ["siblings’", "placements", "prior to", "contact", "LAC"])
        #expect(check.remarks.first?.mend == "Write: brothers and sisters")
    }

    @Test func `the list of words is the council’s`() throws {
        let check = LetterCheck("We utilise a widget.", words: try PlainWords("widget, gadget > thing"))
        #expect(check.remarks.map(\.mend) == ["Write: thing"])
        #expect(throws: PlainWords.BadLine(number: 2)) { try PlainWords("widget > thing\nno arrow") }
    }

    @Test(arguments: [
        ("He was seen by a doctor.", true), ("Ava was being left alone.", true), ("You left Ava alone.", false),
        ("You were not told.", true), ("The plan has been agreed.", true), ("We are worried.", false),
        ("You were tired and they helped.", false), ("She is married.", false),
    ])
    func `the passive is what is done to somebody, not how somebody is`(text: String, isPassive: Bool) {
        #expect((LetterCheck(text).passives == 1) == isPassive)
    }

    @Test(arguments: [
        ("Dear parents,", true), ("Dear Ms Hale, and Mr Hale,", true), ("To the parents of Ava Hale", true), ("Dear Ms Hale,", false),
        ("To be safe, the parents need help.", false), ("Dear Ms Hale, We write to you and want to help.", false),
    ])
    func `a letter to two people is remarked on`(text: String, isTogether: Bool) {
        #expect(LetterCheck(text).remarks.contains { $0.kind == .together } == isTogether)
    }

    @Test(arguments: [
        ("- bring your passport", 1), ("Could you bring your passport?", 1), ("You are asked to attend.", 1),
        ("Call me on 01743 123456.", 0),
        ("How could you do that?", 0),
    ])
    func `what the reader is asked to do is counted, also where it begins with the verb`(text: String, count: Int) {
        #expect(LetterCheck(text).asks.count == count)
    }

    @Test func `a long sentence and a letter to two people are remarked on`() {
        let long = "We " + Array(repeating: "really", count: 25).joined(separator: " ") + "."
        let check = LetterCheck("Dear Ms Hale and Mr Hale,\n\n\(long)")
        #expect(check.remarks.map(\.kind) == [.together, .longSentence])
        #expect(check.remarks.last?.sentence == 1)
    }

    @Test(arguments: [
        "The meeting is on Tuesday at 4.15pm", "We will meet on Friday at noon", "Come to the meeting on Monday at half past three",
        "The meeting is on Wednesday at 16.15", "Please meet us on Thursday at two o’clock", "The meeting is on 3 May at 10:30",
        "The meeting is on Saturday at 3pm", "We meet tomorrow at quarter to ten", "You must come to a meeting on 1 July at 10.30 a.m.",
    ])
    func `a day, a time and a place are found however they are written, and a meeting without a place is not`(text: String) {
        for place in ["in the library", "at our office", "at Darby House", "in Room 4", "by video call"] {
            #expect(!LetterCheck("\(text) \(place).").missing.contains(.meeting), "\(place)")
        }
        #expect(LetterCheck("\(text).").missing.contains(.meeting))
    }

    @Test(arguments: [
        ("You must come to a meeting on 1 July at 10.30 a.m. at Darby House.", LetterPart.change),
        ("You need to take this letter to a solicitor by 1 July.", .change), ("You need to stop drinking. We meet on 1 July.", .change),
        ("We are worried. You must come to a meeting on 1 July.", .worries), ("We are writing to you.", .reason),
        ("We offer you a family meeting.", .help), ("If you cannot come, call us. The court is in Telford.", .otherwise),
        ("The family meeting was on 3 May.", .family),
    ])
    func `a part is not found where only half of what it is named for is said`(text: String, part: LetterPart) {
        #expect(LetterCheck(text).missing.contains(part))
    }

    @Test(arguments: [
        ("Dear [name of parent],", "[name of parent]"), ("On {day of letter} we wrote.", "{day of letter}"),
        ("Call ______ today.", "______"),
        ("Come to <meeting place>.", "<meeting place>"), ("Your plan is ……", "……"),
    ])
    func `what a template left to fill in is found with its line`(text: String, blank: String) {
        let found = LetterBlanks.found(in: "A letter.\n\(text)\nYours")
        #expect(found.map(\.blank) == [blank] && found.first?.line == text)
        #expect(LetterCheck(text).blanks.count == 1)
    }

    @Test(arguments: ["Write to <j.park@example.org>.", "See [1].", "3 < 5 and 6 > 4", "Ava … said no.", "snake_case"])
    func `other signs are no blank`(text: String) { #expect(LetterBlanks.found(in: text).isEmpty) }

    @Test func `every text that the product brings has its blanks found until they are filled in`() {
        for template in LetterTemplate.allCases {
            #expect(!LetterBlanks.found(in: template.shipped.filled([:])).isEmpty, "\(template)")
            let all = Dictionary(uniqueKeysWithValues: template.shipped.fields.map { ($0, "Words") })
            #expect(LetterBlanks.found(in: template.shipped.filled(all)).isEmpty, "\(template)")
        }
    }

    @Test(arguments: ["I am glad that we met on Tuesday.", "We meet on Monday about £4.15 of fares.", "The meeting is on Friday."])
    func `a sentence without a time is not taken for a meeting`(text: String) {
        #expect(LetterCheck(text).missing.contains(.meeting))
    }
}
