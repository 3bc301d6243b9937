import Testing

@testable import Scrutiny

@Suite("Personal details in the text")
struct PersonalDetailTests {
    @Test(
        "what leads to a person is found",
        arguments: [
            "Write to jo@marlshire.example for more.", "Ring 01632 960001 today.", "Her number is 943 476 5919.",
            "They live at MS1 4QZ now.",
            "J.H. 6 was seen alone.", "JH aged 6 was seen alone.",
        ])
    func details(sentence: String) {
        #expect(found(.personalDetail, in: sentence).count == 1)
    }

    @Test(
        "dates, figures and references are no such detail",
        arguments: [
            "Ofsted published on 25 March 2022.", "The budget is £1,200,000.", "See paragraphs 19 and 34.", "ILACS 2022 is the framework.",
            "The 70 working days end on 8 July 2022.",
        ])
    func plain(sentence: String) {
        #expect(found(.personalDetail, in: sentence).isEmpty)
    }
}
