import Foundation
import Testing
import Vocabulary

@testable import ChildRecords

@Suite("The hour of an emergency opening")
struct EmergencyWindowTests {
    private let noon = Marlshire.noon

    @Test("it is open through the sixtieth minute", arguments: [(0.0, true), (59, true), (59.99, true), (60, false), (61, false)])
    func window(minutes: Double, isOpen: Bool) { #expect(EmergencyWindow.isOpen(.made(minutes), at: noon) == isOpen) }

    @Test func `a clock that was set back closes it`() { #expect(!EmergencyWindow.isOpen(.made(-1), at: noon)) }

    @Test func `it opens its own record only`() {
        let opening = EmergencyOpening.made(5)
        #expect(EmergencyWindow.opening(of: opening.child, among: [opening], at: noon) == opening)
        #expect(EmergencyWindow.opening(of: Identifier(), among: [opening], at: noon) == nil)
    }

    @Test func `the minutes that are left are told, the last one as one`() {
        #expect(EmergencyWindow.minutesLeft(.made(0), at: noon) == 60)
        #expect(EmergencyWindow.minutesLeft(.made(59.5), at: noon) == 1)
    }
}
