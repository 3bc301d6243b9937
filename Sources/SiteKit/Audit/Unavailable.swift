import Foundation
import GRDB

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// What the service cannot do for now, through nobody's fault who asked. The page that says so has the status 503.
package protocol Unavailable: Error {
    var title: String { get }
    var words: String { get }
}

/// A view could not be written down, so what it would have shown is not shown.
package struct AuditUnavailable: Unavailable {
    package var title: String { "This record cannot be shown now" }
    package var words: String {
        "Every look at a record is written down before the record is shown, and the service has no room left to write. "
            + "Nothing is lost. Tell your administrator; try again in a few minutes."
    }
}

/// The disk is full. What room is left is kept for the audit rows of views.
package struct StoreFull: Unavailable {
    package var title: String { "Nothing can be saved now" }
    package var words: String {
        "The disk of the service is full, so nothing was saved. You can still read. Copy what you typed and tell your administrator."
    }
}

extension Error {
    /// True when the disk had no room, whoever found that out: the database, a file, a converter.
    var saysDiskFull: Bool {
        if let database = self as? DatabaseError { return database.saysFull }
        if let errno = self as? Errno { return [.noSpace, .diskQuotaExceeded].contains(errno) }
        let error = self as NSError
        if error.domain == NSCocoaErrorDomain, error.code == CocoaError.Code.fileWriteOutOfSpace.rawValue { return true }
        if error.domain == NSPOSIXErrorDomain, [Int(ENOSPC), Int(EDQUOT)].contains(error.code) { return true }
        return (error.userInfo[NSUnderlyingErrorKey] as? any Error)?.saysDiskFull ?? false
    }
}

extension DatabaseError {
    /// True when the disk had no room for what was to be written, in the database, its log or the log's index.
    var saysFull: Bool { resultCode == .SQLITE_FULL || extendedResultCode == .SQLITE_IOERR_SHMSIZE }
}
