import Foundation
import Testing
import Vocabulary

@testable import ChildRecords

@Suite("The hour of break-glass access")
struct BreakGlassWindowTests {
    private let noon = Marlshire.noon

    @Test("it is open through the sixtieth minute", arguments: [(0.0, true), (59, true), (59.99, true), (60, false), (61, false)])
    func window(minutes: Double, isOpen: Bool) { #expect(BreakGlassWindow.isOpen(.made(minutes), at: noon) == isOpen) }

    @Test func `a clock that was set back closes it`() { #expect(!BreakGlassWindow.isOpen(.made(-1), at: noon)) }

    @Test func `it opens its own record only`() {
        let opening = BreakGlassAccess.made(5)
        #expect(BreakGlassWindow.opening(of: opening.child, among: [opening], at: noon) == opening)
        #expect(BreakGlassWindow.opening(of: Identifier(), among: [opening], at: noon) == nil)
    }

    @Test func `the minutes that are left are told, the last one as one`() {
        #expect(BreakGlassWindow.minutesLeft(.made(0), at: noon) == 60)
        #expect(BreakGlassWindow.minutesLeft(.made(59.5), at: noon) == 1)
    }
}
