import Inspections
import Testing

@testable import Scrutiny

@Suite("Numbers of actions and findings")
struct CountsAgreeTests {
    private func found(_ text: String) -> [String] {
        let findings = [Finding.made("the letters", paragraphs: [14]), .made("the homes", paragraphs: [19])]
        let actions = (1...14).map {
            ActionLine(
                findings: [findings[0].id], reference: "A1.\($0)", title: "Renew", post: "Head", due: nil, delivery: "On track",
                impact: "Not measured")
        }
        let record = ReportRecord.marlshire(findings: findings, actions: actions)
        return ScrutinyTests.found(.count, in: text, record: record).map(\.words)
    }

    @Test(
        "a number of all that differs is found",
        arguments: [
            "The plan has 13 actions.", "The action plan responds with 13 agreed actions.", "All thirteen actions have an owner.",
            "It sets out 13 actions.", "There are 13 actions in the plan.", "The plan (13 actions) was agreed in May.",
            "Of the 13 actions in the plan, nine are on track.", "It contains thirteen actions, of which four are overdue.",
            "The action plan, 13 actions, was agreed.", "There are thirteen actions.",
            "The 13 actions in our improvement plan respond to it.",
            "The council made a 13 action plan.", "Twenty-one actions respond.",
        ])
    func differs(_ text: String) { #expect(found(text).first?.hasSuffix("the record has 14 actions.") == true, "\(found(text))") }

    @Test(
        "the same number, and a number of some, are not",
        arguments: [
            "The plan has 14 actions.", "Four actions are overdue.", "Of 14 actions, 13 are on track.",
            "There are 4 actions that are late.", "Three actions are closed.",
            "There are 4 actions in the plan that are late.", "Legal leads four actions in the plan.",
            "The four actions in the plan that are overdue come first.", "There are 14 actions in the plan.",
            "There are two areas to improve in Ofsted’s report.", "Twenty of the children were seen.",
            "Ofsted asked the council to improve two areas.", "The three other actions follow.",
        ])
    func agrees(_ text: String) { #expect(found(text) == []) }

    @Test(
        "areas that Ofsted named, in every form",
        arguments: [
            "There are 3 areas in Ofsted’s report.", "Ofsted’s report (three areas) was published.", "The three areas from Ofsted follow.",
        ])
    func areas(_ text: String) { #expect(found(text).count == 1) }

    @Test func `more than there are is found, whatever it says of them`() {
        #expect(found("Fifteen actions are overdue.").count == 1)
        #expect(found("Ofsted asked the council to improve three areas.") == ["This says three areas; the record has 2 areas to improve."])
    }
}
