/// How far the reading of one file has come.
package enum IntakeStep: UInt8, Sendable {
    case extracting = 1
    case reading = 2
}
