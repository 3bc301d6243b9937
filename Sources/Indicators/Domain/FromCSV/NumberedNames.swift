import Foundation

/// Gives each different run of bytes a number, from nought in the order of their coming. Runs that are equal by their hash are compared.
struct NumberedNames: Sendable {
    /// The upper half of a hash and the number plus one; nought is a free place.
    private var places = [UInt64](repeating: 0, count: 1024)
    private var ends: [Int] = []
    private var bytes: [UInt8] = []

    var count: Int { ends.count }

    func name(_ number: Int) -> ArraySlice<UInt8> { bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]] }

    mutating func number(of name: UnsafeBufferPointer<UInt8>) -> Int {
        if ends.count * 2 >= places.count { grow() }
        let hash = Self.hash(name)
        var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
        while places[place] != 0 {
            let number = Int(places[place] & 0xFFFF_FFFF) - 1
            if places[place] >> 32 == hash >> 32, isName(number, name) { return number }
            place = (place + 1) & (places.count - 1)
        }
        bytes.append(contentsOf: name)
        ends.append(bytes.count)
        places[place] = (hash & ~0xFFFF_FFFF) | UInt64(ends.count)
        return ends.count - 1
    }

    private func isName(_ number: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = number == 0 ? 0 : ends[number - 1]
        guard ends[number] - start == name.count, let first = name.baseAddress else { return ends[number] - start == name.count }
        return bytes.withUnsafeBufferPointer { known in known.baseAddress.map { memcmp($0 + start, first, name.count) == 0 } ?? false }
    }

    private mutating func grow() {
        places = [UInt64](repeating: 0, count: places.count * 4)
        for number in ends.indices {
            let hash = name(number).withUnsafeBufferPointer(Self.hash)
            var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
            while places[place] != 0 { place = (place + 1) & (places.count - 1) }
            places[place] = (hash & ~0xFFFF_FFFF) | UInt64(number + 1)
        }
    }

    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var (hash, at) = (UInt64(truncatingIfNeeded: name.count) &* 0x9E37_79B9_7F4A_7C15, 0)
        while at < name.count {
            var word: UInt64 = 0
            let length = min(8, name.count - at)
            for index in 0..<length { word |= UInt64(name[at + index]) << UInt64(index * 8) }
            let product = (hash ^ word).multipliedFullWidth(by: 0x9FB2_1C65_1E98_DF25)
            hash = product.high ^ product.low
            at += length
        }
        return (hash ^ (hash >> 29)) &* 0xBF58_476D_1CE4_E5B9
    }
}
