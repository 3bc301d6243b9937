import Testing

@testable import ChildRecords

@Suite("The reason for an emergency opening")
struct EmergencyReasonTests {
    @Test func `has fifteen letters or more`() {
        #expect(EmergencyReason.suffices("Police at the door"))
        #expect(EmergencyReason.suffices("abcdefghijklmno"))
        #expect(!EmergencyReason.suffices("abcdefghijklmn"))
    }

    @Test(
        "signs, figures and spaces are no reason",
        arguments: ["", "...............", "123456789012345678", "a               b", "urgent!!!!!!!!!!!"])
    func empty(reason: String) { #expect(!EmergencyReason.suffices(reason)) }

    @Test func `letters of every alphabet count`() { #expect(EmergencyReason.suffices("Zgłoszono przemoc w domu")) }
}
