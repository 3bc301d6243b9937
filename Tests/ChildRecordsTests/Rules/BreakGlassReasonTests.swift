import Testing

@testable import ChildRecords

@Suite("The reason for break-glass access")
struct BreakGlassReasonTests {
    @Test func `has fifteen letters or more`() {
        #expect(BreakGlassReason.suffices("Police at the door"))
        #expect(BreakGlassReason.suffices("abcdefghijklmno"))
        #expect(!BreakGlassReason.suffices("abcdefghijklmn"))
    }

    @Test(
        "signs, figures and spaces are no reason",
        arguments: ["", "...............", "123456789012345678", "a               b", "urgent!!!!!!!!!!!"])
    func empty(reason: String) { #expect(!BreakGlassReason.suffices(reason)) }

    @Test func `letters of every alphabet count`() { #expect(BreakGlassReason.suffices("Zgłoszono przemoc w domu")) }
}
