import Testing

@testable import Scrutiny

@Suite("Names that the record holds")
struct NamesGivenTests {
    @Test func `the lead inspector is named as in the record`() {
        #expect(found(.name, in: "The lead inspector was Nell Fane.").isEmpty)
        #expect(found(.name, in: "The inspection was led by Ned Fanshaw HMI.").count == 1)
    }

    @Test func `the portfolio holder is named as in the form, with or without a title`() {
        #expect(found(.name, in: "The portfolio holder, Cllr Joan Pike, thanked staff.").isEmpty)
        #expect(found(.name, in: "The portfolio holder, Cllr Jane Pyke, thanked staff.").count == 1)
    }

    @Test func `another council's name where the inspection is spoken of was copied`() {
        #expect(found(.name, in: "Ofsted inspected Fenshire County Council in February.").count == 1)
        #expect(found(.name, in: "Ofsted inspected Marlshire County Council in February.").isEmpty)
        #expect(found(.name, in: "The letter was made with Fenshire Council.").isEmpty)
    }
}
