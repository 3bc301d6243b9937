import Foundation
import Vocabulary

/// A worker has at most three records open in an emergency at a time; an hour later, or with none open, they may open another.
package enum EmergenciesAtOnce {
    package static let most = 3

    package static func admitsAnother(besides openings: [EmergencyOpening], at now: Date) -> Bool {
        openings.count { EmergencyWindow.isOpen($0, at: now) } < most
    }
}
