import Foundation

/// The door that this run of libFuzzer knocks at. The environment names it, since the library keeps the arguments for itself.
private let door = Door(rawValue: ProcessInfo.processInfo.environment["THROUGHLINE_FUZZ_DOOR"] ?? "") ?? .csv

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Under the name that the package manager gives to every program's `main`. libFuzzer runs from here; what goes wrong with an input ends the
/// process, and the library keeps the input that did it.
@_cdecl("FuzzReturns_main")
public func fuzz(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    var (count, arguments) = (count, arguments)
    return runDriver(&count, &arguments) { start, count in
        door.knock([UInt8](UnsafeBufferPointer(start: start, count: count)))
        return 0
    }
}
