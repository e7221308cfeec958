//! The close button's message. A window manager sends it when a person closes a window; none runs
//! under a virtual display, and the tools at hand can only destroy the window. So it is written here in
//! the words of the X11 protocol, to the display's own socket.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;

const INTERN_ATOM: u8 = 16;
const GET_INPUT_FOCUS: u8 = 43;
const SEND_EVENT: u8 = 25;
const CLIENT_MESSAGE: u8 = 33;

/// Sends `WM_DELETE_WINDOW` to the window.
pub fn ask_to_close(socket: &str, window: u32) {
    let mut server = UnixStream::connect(socket).unwrap();
    shake_hands(&mut server);
    let protocols = atom(&mut server, "WM_PROTOCOLS");
    let delete = atom(&mut server, "WM_DELETE_WINDOW");

    let mut event = vec![CLIENT_MESSAGE, 32, 0, 0];
    for word in [window, protocols, delete, 0, 0, 0, 0] {
        event.extend(word.to_le_bytes());
    }
    let mut body = Vec::from(window.to_le_bytes());
    body.extend(0_u32.to_le_bytes()); // no event mask: it goes to the client that made the window
    body.extend(event);
    request(&mut server, SEND_EVENT, &body);
    // An answer to anything after it says that the message before it was taken.
    request(&mut server, GET_INPUT_FOCUS, &[]);
    reply(&mut server);
}

/// The display's own description of itself, as it follows the first eight bytes.
pub fn shake_hands(server: &mut UnixStream) -> Vec<u8> {
    // Little-endian, protocol 11.0, no authorisation: the display is ours.
    server.write_all(&[b'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]).unwrap();
    let mut head = [0; 8];
    server.read_exact(&mut head).unwrap();
    assert_eq!(head[0], 1, "the display refused the connection");
    let words = u16::from_le_bytes([head[6], head[7]]);
    let mut rest = vec![0; usize::from(words) * 4];
    server.read_exact(&mut rest).unwrap();
    rest
}

pub fn atom(server: &mut UnixStream, name: &str) -> u32 {
    let length = u16::try_from(name.len()).unwrap();
    let mut body = Vec::from(length.to_le_bytes());
    body.extend([0, 0]);
    body.extend(name.as_bytes());
    request(server, INTERN_ATOM, &body);
    let answer = reply(server);
    u32::from_le_bytes([answer[8], answer[9], answer[10], answer[11]])
}

pub fn request(server: &mut UnixStream, code: u8, body: &[u8]) {
    let words = u16::try_from(1 + body.len().div_ceil(4)).unwrap();
    let mut bytes = vec![code, 0];
    bytes.extend(words.to_le_bytes());
    bytes.extend(body);
    bytes.resize(usize::from(words) * 4, 0);
    server.write_all(&bytes).unwrap();
}

/// The next answer; events that come between are let by, an error stops the test.
pub fn reply(server: &mut UnixStream) -> [u8; 32] {
    loop {
        let mut answer = [0; 32];
        server.read_exact(&mut answer).unwrap();
        match answer[0] {
            0 => panic!("the display answered with error {}", answer[1]),
            1 => return answer,
            _ => {}
        }
    }
}
